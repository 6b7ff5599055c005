import { consistencyPath, hex, inclusionPath, leafHash, sealCheckpoint } from '@vitalbench/kernel/seal'
import type { Envelope, SigningKey } from '@vitalbench/kernel/seal'
import type { Sql } from '../database/database.ts'
import { fail } from './errors.ts'
import { auditIn } from './tables.ts'
import { hashesOf } from './tree.ts'

/** How many entries the log has. */
export async function logSize(database: Sql): Promise<number> {
  const { size } = await auditIn(database).selectFrom('audit_head').select('size').executeTakeFirstOrThrow()
  return size
}

/** Root of the log's first `size` entries, in hexadecimal. Throws AUDIT_RANGE. */
export async function rootAt(database: Sql, size: number): Promise<string> {
  const now = await logSize(database)
  if (size > now) throw fail('AUDIT_RANGE', { what: 'size', value: size, size: now })
  const [root] = await hashesOf(database, [{ from: 0, to: size }])
  return hex(root)
}

/** A signed checkpoint of the log as it is now. */
export async function checkpointOf(
  database: Sql,
  { origin, at, key }: { readonly origin: string; readonly at: Date; readonly key: SigningKey },
): Promise<Envelope> {
  const size = await logSize(database)
  return sealCheckpoint({ origin, size, root: await rootAt(database, size), at: at.toISOString() }, key)
}

/** Why an entry is in the log: its leaf hash and audit path against the root of `size` entries, in hexadecimal. */
export interface InclusionAnswer {
  readonly index: number
  readonly size: number
  readonly leaf: string
  readonly root: string
  readonly proof: readonly string[]
}

/** Proves that an entry is in the log. Throws AUDIT_RANGE for one that it lacks. */
export async function proveInclusion(database: Sql, index: number): Promise<InclusionAnswer> {
  const size = await logSize(database)
  if (index < 0 || index >= size) throw fail('AUDIT_RANGE', { what: 'entry', value: index, size })
  const { body } = await auditIn(database).selectFrom('audit_entry').select('body').where('index', '=', index).executeTakeFirstOrThrow()
  const [root, ...proof] = await hashesOf(database, [{ from: 0, to: size }, ...inclusionPath(index, size)])
  return { index, size, leaf: hex(leafHash(new TextEncoder().encode(body))), root: hex(root), proof: proof.map(hex) }
}

/** Why one state of the log continues another: roots and proof, in hexadecimal. */
export interface ConsistencyAnswer {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: string
  readonly newRoot: string
  readonly proof: readonly string[]
}

/** Proves that the log of `newSize` entries begins with that of `oldSize`. Throws AUDIT_RANGE. */
export async function proveConsistency(database: Sql, oldSize: number, newSize: number): Promise<ConsistencyAnswer> {
  const size = await logSize(database)
  if (oldSize < 1 || oldSize > newSize) throw fail('AUDIT_RANGE', { what: 'size', value: oldSize, size: newSize })
  if (newSize > size) throw fail('AUDIT_RANGE', { what: 'size', value: newSize, size })
  const stretches = [{ from: 0, to: oldSize }, { from: 0, to: newSize }, ...consistencyPath(oldSize, newSize)]
  const [oldRoot, newRoot, ...proof] = await hashesOf(database, stretches)
  return { oldSize, newSize, oldRoot: hex(oldRoot), newRoot: hex(newRoot), proof: proof.map(hex) }
}
