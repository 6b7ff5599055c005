import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { openAuth } from './auth.ts'
import type { SignInSettings } from './auth.ts'
import { fail } from './errors.ts'
import { signInIn } from './tables.ts'

async function accountOf({ database, actor }: Context): Promise<string> {
  const row =
    actor.kind === 'person'
      ? await signInIn(database).selectFrom('person').select('account').where('id', '=', actor.id).executeTakeFirst()
      : undefined
  // A key cannot make another one, which would outlive its removal.
  if (!row?.account) throw fail('SIGN_IN_ROLES')
  return row.account
}

/** Lists the own keys; what was shown when they were made is kept nowhere. */
export async function listKeys(context: Context) {
  const rows = await signInIn(context.database)
    .selectFrom('sign_in_key')
    .select(['id', 'name', 'start', 'createdAt', 'lastRequest', 'expiresAt'])
    .where('referenceId', '=', await accountOf(context))
    .orderBy('createdAt', 'desc')
    .execute()
  return {
    rows: rows.map(({ id, name, start, createdAt, lastRequest, expiresAt }) => ({
      key: id,
      name: name ?? '',
      start: start ?? '',
      madeAt: createdAt.toISOString(),
      usedAt: lastRequest?.toISOString() ?? null,
      endsAt: expiresAt?.toISOString() ?? null,
    })),
    total: rows.length,
  }
}

/** Makes a key that may do what its owner may. */
export async function addKey({ name, days }: { readonly name: string; readonly days: number }, context: Context, settings: SignInSettings) {
  const userId = await accountOf(context)
  const { id, key } = await openAuth(context.database, settings).api.createApiKey({ body: { name, userId, expiresIn: days * 86_400 } })
  return { key: id, secret: key }
}

/** Ends an own key at once. */
export async function removeKey(key: string, context: Context) {
  const removed = await signInIn(context.database)
    .deleteFrom('sign_in_key')
    .where('id', '=', key)
    .where('referenceId', '=', await accountOf(context))
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) throw failOperation('OPERATION_NOT_FOUND', { what: 'key', id: key })
  return { key }
}
