import { didOf } from '@vitalbench/kernel/credential'
import type { Context } from '@vitalbench/platform/operations'
import { housePolicies } from '../house-policies.ts'
import { changeFacts, redecide } from './change-facts.ts'
import { hold } from './hold.ts'
import { seedPolicies } from './policies-of.ts'
import { gatesIn } from './tables.ts'

/** Id of the centre itself on the trust list. */
export const house = 'house'

/** Every type of qualification that the policies of the house name. */
const typesOfHouse = (): readonly string[] => [
  ...new Set(
    housePolicies().flatMap(({ demands }) => demands.flatMap((demand) => (demand.demand === 'qualification' ? demand.types : []))),
  ),
]

/**
 * Makes a database ready to decide: the policies that come with the house, and the centre on its own trust list with its present key. Done at
 * every start; what was there already stays.
 */
export async function seedGates(context: Pick<Context, 'database' | 'jobs' | 'key'>, { name }: { readonly name: string }): Promise<void> {
  const { database, key } = context
  // Many workers may start at once.
  await hold(database, 'gates')
  await redecide(context, await seedPolicies(database))
  const issuers = gatesIn(database)
  const known = await issuers.selectFrom('issuer').select(['dids', 'types']).where('id', '=', house).executeTakeFirst()
  const dids = [...new Set([...(known?.dids ?? []), didOf(key.publicKey)])]
  const types = [...new Set([...(known?.types ?? []), ...typesOfHouse()])]
  await changeFacts(context, 'issuers', {
    ids: [house],
    write: async () =>
      void (await issuers
        .insertInto('issuer')
        .values({ id: house, name, dids, types, schemes: [] })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, dids, types }))
        .execute()),
  })
}
