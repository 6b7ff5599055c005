import { randomBytes } from 'node:crypto'
import { canonicalBytes, canonicalJson, hex, leafHash, sha256 } from '@vitalbench/kernel/seal'
import { sql } from 'kysely'
import type { Sql } from '../database/database.ts'
import { auditIn } from './tables.ts'
import { addLeaf } from './tree.ts'

/** What enters the log: when, who, which operation with which input. */
export interface NewEntry {
  readonly at: Date
  readonly actor: { readonly kind: string; readonly id: string }
  readonly operation: string
  readonly input: unknown
}

/** Digest of an input as the leaf names it: without the salt nobody can guess what an erased input was. */
export const inputDigest = (salt: string, input: string): string => hex(sha256(new TextEncoder().encode(`${salt}\n${input}`)))

/** Appends an entry to the log, within the transaction of what it tells of; others that write wait for its end, so append last. */
export async function appendEntry(database: Sql, { at, actor, operation, input }: NewEntry): Promise<void> {
  const tables = auditIn(database)
  const salt = randomBytes(16).toString('hex')
  // What JSON drops, such as undefined, canonical JSON refuses.
  const kept = canonicalJson(JSON.parse(JSON.stringify(input ?? null)))
  const { index } = await tables
    .updateTable('audit_head')
    .set({ size: sql<number>`size + 1` })
    .returning(sql<number>`size - 1`.as('index'))
    .executeTakeFirstOrThrow()
  const { kind, id } = actor
  const bytes = canonicalBytes({ index, at: at.toISOString(), actor: { kind, id }, operation, input: inputDigest(salt, kept) })
  await tables
    .insertInto('audit_entry')
    .values({ index, at, actor_kind: kind, actor: id, operation, body: new TextDecoder().decode(bytes) })
    .execute()
  await tables.insertInto('audit_input').values({ entry: index, salt, input: kept }).execute()
  await addLeaf(database, index, leafHash(bytes))
}
