import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from '@vitalbench/platform/database'
import { fail } from './errors.ts'
import { signInIn } from './tables.ts'

const days = 14

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a token by which a person, or the first one of a centre, makes an account; earlier ones of the same person end. */
export async function invite(database: Sql, { person, now }: { readonly person: string | null; readonly now: Date }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tables = signInIn(database)
  await tables
    .deleteFrom('invitation')
    .where('used_at', 'is', null)
    .where((row) => (person === null ? row('person', 'is', null) : row('person', '=', person)))
    .execute()
  await tables
    .insertInto('invitation')
    .values({ person, digest: digestOf(token), until: new Date(now.getTime() + days * 86_400_000) })
    .execute()
  return token
}

/** Uses a token up; gives whose it is. Throws SIGN_IN_INVITATION. */
export async function useInvitation(database: Sql, { token, now }: { readonly token: string; readonly now: Date }) {
  const row = await signInIn(database)
    .updateTable('invitation')
    .set({ used_at: now })
    .where('digest', '=', digestOf(token))
    .where('used_at', 'is', null)
    .where('until', '>', now)
    .returning('person')
    .executeTakeFirst()
  if (!row) throw fail('SIGN_IN_INVITATION')
  return row
}

/** Whether nobody runs the centre yet: then its first account is made by a link that the terminal shows. */
export async function isFirstRun(database: Sql): Promise<boolean> {
  const { total } = await signInIn(database)
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('account', 'is not', null)
    .executeTakeFirstOrThrow()
  return total === 0
}
