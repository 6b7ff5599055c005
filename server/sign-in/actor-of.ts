import type { Actor, Role } from '@vitalbench/platform/access'
import type { Database, Sql } from '@vitalbench/platform/database'
import type { Auth } from './auth.ts'
import { signInIn } from './tables.ts'

interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
}

const personOf = (database: Sql, account: string) =>
  signInIn(database)
    .selectFrom('person')
    .select(['id', 'name', 'roles', 'organisation', 'language'])
    .where('account', '=', account)
    .executeTakeFirst()

/** Ties an account to the person with its address, if that is verified; else to a new one. */
async function tie(database: Database, { id: account, name, email, emailVerified }: Account, language: Actor['language']): Promise<void> {
  await database.sql.transaction().execute(async (transaction) => {
    const tables = signInIn(transaction)
    const known = await tables
      .selectFrom('person')
      .select(['id', 'account'])
      .where((row) => row(row.fn('lower', ['email']), '=', email.toLowerCase()))
      .executeTakeFirst()
    if (known && known.account === null && emailVerified)
      await tables.updateTable('person').set({ account }).where('id', '=', known.id).execute()
    else if (!known)
      await tables
        .insertInto('person')
        .values({ account, name, email, language, roles: ['member'] })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  })
}

/** What a request says of who asks. */
export interface Credentials {
  readonly headers: Headers
  /** Id of the visit of somebody without an account. */
  readonly visit: () => string
  /** What the browser asks for, where nobody has set another. */
  readonly language: Actor['language']
}

const bearer = /^Bearer (vb_[\w-]{20,200})$/

/** Who asks: a person by session, a person's key, or a visitor. */
export async function actorOf(auth: Auth, database: Database, { headers, visit, language }: Credentials): Promise<Actor> {
  const guest = (): Actor => ({ kind: 'guest', id: visit(), name: '', roles: ['guest'], organisation: null, language })
  const actor = (kind: 'person' | 'key', row: NonNullable<Awaited<ReturnType<typeof personOf>>>): Actor => ({
    kind,
    id: row.id,
    name: row.name,
    roles: row.roles as readonly Role[],
    organisation: row.organisation,
    language: row.language,
  })
  const key = bearer.exec(headers.get('authorization') ?? '')?.[1]
  if (key !== undefined) {
    const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } })
    const row = valid && found ? await personOf(database.sql, found.referenceId) : undefined
    return row ? actor('key', row) : guest()
  }
  if (!headers.get('cookie')?.includes('vitalbench.session_token')) return guest()
  const session = await auth.api.getSession({ headers })
  if (!session) return guest()
  let row = await personOf(database.sql, session.user.id)
  if (!row) {
    await tie(database, session.user, language)
    row = await personOf(database.sql, session.user.id)
  }
  return row ? actor('person', row) : guest()
}
