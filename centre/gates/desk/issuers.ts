import { sql } from 'kysely'
import { didOf } from '@vitalbench/kernel/credential'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { house } from '../kept/seed-gates.ts'
import { gatesIn } from '../kept/tables.ts'
import { nameOfTerm } from '../words.ts'

/** Lists the trust list. */
export async function listIssuers({ database, actor }: Context) {
  const rows = await gatesIn(database).selectFrom('issuer').selectAll().orderBy('name').orderBy('id').execute()
  return {
    rows: rows.map((row) => ({
      issuer: row.id,
      name: row.name,
      dids: row.dids,
      types: row.types.map((type) => ({ type, name: nameOfTerm(type, actor.language) })),
      schemes: row.schemes,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      withdrawnAt: row.withdrawn_at,
      reason: row.reason,
    })),
    total: rows.length,
  }
}

/** Credentials that waited because nobody knew their issuer count from now on; those whose holder an officer vouched for as before. */
async function adopt(issuer: string, dids: readonly string[], context: Context): Promise<void> {
  const tables = gatesIn(context.database)
  if (dids.length === 0) return
  const waiting = await tables
    .selectFrom('qualification')
    .select('id')
    .where('issuer', 'in', [...dids])
    .where('credential', 'is not', null)
    .execute()
  const ids = waiting.map(({ id }) => id)
  await changeFacts(context, 'credentials', {
    ids,
    write: async () =>
      void (await tables
        .updateTable('qualification')
        .set({ issuer, proof: sql<'signature'>`case when sound then 'signature' else proof end` })
        .where('id', 'in', ids.length > 0 ? ids : [null!])
        .execute()),
  })
}

/** Puts an issuer on the trust list or changes what it is trusted for; throws GATE_ISSUER_KEY for a key of another issuer. */
export async function trustIssuer(
  input: {
    readonly issuer?: string | undefined
    readonly name: string
    readonly dids: readonly string[]
    readonly types: readonly string[]
    readonly schemes: readonly string[]
    readonly validFrom?: string | undefined
    readonly validUntil?: string | undefined
  },
  context: Context,
): Promise<{ issuer: string }> {
  const { database, key } = context
  const { name, types, schemes, validFrom = null, validUntil = null } = input
  const id = input.issuer ?? input.dids[0] ?? name
  // The centre never loses the key that it signs with.
  const dids = [...new Set([...input.dids, ...(id === house ? [didOf(key.publicKey)] : [])])]
  const tables = gatesIn(database)
  const others = await tables.selectFrom('issuer').select(['id', 'dids']).where('id', '<>', id).execute()
  for (const did of dids) {
    const owner = others.find((other) => other.dids.includes(did))
    if (owner) throw fail('GATE_ISSUER_KEY', { did, issuer: owner.id })
  }
  const row = { name, dids, types, schemes, valid_from: validFrom, valid_until: validUntil, withdrawn_at: null, reason: null }
  await changeFacts(context, 'issuers', {
    ids: [id],
    write: async () =>
      void (await tables
        .insertInto('issuer')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()),
  })
  await adopt(id, dids, context)
  return { issuer: id }
}

/** Takes an issuer off the trust list: what it issues from an instant on does not count. */
export async function distrustIssuer(
  { issuer, from, reason }: { readonly issuer: string; readonly from?: string | undefined; readonly reason: string },
  context: Context,
): Promise<{ issuer: string }> {
  const { database, now } = context
  const tables = gatesIn(database)
  const known = await tables.selectFrom('issuer').select('id').where('id', '=', issuer).executeTakeFirst()
  if (!known) throw failOperation('OPERATION_NOT_FOUND', { what: 'issuer', id: issuer })
  await changeFacts(context, 'issuers', {
    ids: [issuer],
    write: async () =>
      void (await tables
        .updateTable('issuer')
        .set({ withdrawn_at: from ?? now.toISOString(), reason })
        .where('id', '=', issuer)
        .execute()),
  })
  return { issuer }
}
