import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from '@vitalbench/platform/database'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { Testbed } from '../setting/index.ts'
import { readParts } from './read-parts.ts'
import { showContent } from './show-content.ts'
import { ownEvidence } from './show-evidence.ts'
import { evidenceOfShare } from './store.ts'
import type { EvidenceRecord } from './store.ts'

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Links to evidence that are in force, the latest first. */
export async function sharesOf(database: Sql, evidence: string) {
  const { rows } = await sql<{ id: string; madeAt: Date; views: number }>`
    select id, made_at as "madeAt", views from evidence_share where evidence = ${evidence} and ended_at is null
    order by made_at desc`.execute(database)
  return rows.map(({ id, madeAt, views }) => ({ id, madeAt: madeAt.toISOString(), views }))
}

/** Makes a link by which anybody sees evidence; its token is kept nowhere. */
export async function shareEvidence(id: string, context: Context): Promise<{ share: string; address: string }> {
  const evidence = await ownEvidence(id, context)
  const token = randomBytes(32).toString('base64url')
  const { database, now, address } = context
  const { rows } = await sql<{ id: string }>`
    insert into evidence_share (evidence, token_sha256, made_at)
    values (${evidence.id}, ${digestOf(token)}, ${now}) returning id`.execute(database)
  return { share: rows[0].id, address: `${address}/shared/${token}` }
}

/** Ends a link to own evidence. */
export async function endShare(id: string, context: Context): Promise<{ share: string }> {
  const { database, now } = context
  const { rows } = await sql<{ evidence: string }>`select evidence from evidence_share where id = ${id}`.execute(database)
  if (rows.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'link', id })
  await ownEvidence(rows[0].evidence, context)
  await sql`update evidence_share set ended_at = coalesce(ended_at, ${now}) where id = ${id}`.execute(database)
  return { share: id }
}

/** The evidence that a link leads to. */
export async function sharedRow(token: string, { database }: Context): Promise<EvidenceRecord> {
  const evidence = await evidenceOfShare(database, digestOf(token))
  if (!evidence) throw failOperation('OPERATION_NOT_FOUND', { what: 'link', id: `${token.slice(0, 6)}…` })
  return evidence
}

/** Shows evidence by its link, and counts that; who looks is not kept. */
export async function sharedEvidence(testbed: Testbed, token: string, context: Context) {
  const evidence = await sharedRow(token, context)
  await sql`update evidence_share set views = views + 1 where token_sha256 = ${digestOf(token)}`.execute(context.database)
  return showContent(evidence, await readParts(testbed, evidence, context))
}
