import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { callerOf } from '../acting.ts'
import { resourceNamed, siteNamed } from '../places/named.ts'
import { labsIn } from '../tables.ts'
import { tokenOf } from './token.ts'

/** The generation of a person's feeds that is in force. */
export async function generationOf(database: Sql, person: string): Promise<number> {
  const row = await labsIn(database).selectFrom('feed').select('generation').where('person', '=', person).executeTakeFirst()
  return row?.generation ?? 1
}

/** Gives the address of the own calendar, or of free and busy times of a site or a resource. */
export async function feedAddress(
  { site, resource }: { readonly site?: string | undefined; readonly resource?: string | undefined },
  { database, actor, key, address }: Context,
): Promise<{ address: string }> {
  const person = callerOf(actor)
  if (site !== undefined) await siteNamed(database, site)
  if (resource !== undefined) await resourceNamed(database, resource)
  const token = await tokenOf({ person, generation: await generationOf(database, person), site, resource }, key)
  return { address: `${address}/api/labs/calendarFile?token=${token}` }
}

/** Closes all addresses of the own calendar. */
export async function renewFeed({ database, actor }: Context): Promise<{ generation: number }> {
  const person = callerOf(actor)
  const row = await labsIn(database)
    .insertInto('feed')
    .values({ person, generation: 2 })
    .onConflict((conflict) => conflict.column('person').doUpdateSet((set) => ({ generation: set('feed.generation', '+', 1) })))
    .returning('generation')
    .executeTakeFirstOrThrow()
  return row
}
