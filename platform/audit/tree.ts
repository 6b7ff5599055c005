import { closedBy, hashOfLeaves, nodeHash, subtreesOf } from '@vitalbench/kernel/seal'
import type { Leaves, Subtree } from '@vitalbench/kernel/seal'
import type { Sql } from '../database/database.ts'
import { fail } from './errors.ts'
import { auditIn } from './tables.ts'

const key = ({ level, position }: Subtree): string => `${level}/${position}`

/** Reads the hashes of complete subtrees in one query; the function given fails with AUDIT_DAMAGED for one that is not kept. */
async function readSubtrees(database: Sql, subtrees: readonly Subtree[]): Promise<(subtree: Subtree) => Uint8Array> {
  const rows =
    subtrees.length === 0
      ? []
      : await auditIn(database)
          .selectFrom('audit_node')
          .select(['level', 'position', 'hash'])
          .where(({ or, and, eb }) =>
            or(subtrees.map(({ level, position }) => and([eb('level', '=', level), eb('position', '=', position)]))),
          )
          .execute()
  const kept = new Map(rows.map((row) => [key(row), new Uint8Array(row.hash)]))
  return (subtree) => {
    const hash = kept.get(key(subtree))
    if (!hash) throw fail('AUDIT_DAMAGED', { what: `the hash of subtree ${key(subtree)}`, problem: 'is not kept' })
    return hash
  }
}

/** Hashes of stretches of leaves, in one query of O(log n) rows. */
export async function hashesOf(database: Sql, stretches: readonly Leaves[]): Promise<readonly Uint8Array[]> {
  const hashOf = await readSubtrees(database, stretches.flatMap(subtreesOf))
  return stretches.map((stretch) => hashOfLeaves(stretch, hashOf))
}

/** Keeps the hash of a new leaf, and those of the subtrees that it closes. */
export async function addLeaf(database: Sql, index: number, leaf: Uint8Array): Promise<void> {
  const closed = closedBy(index)
  const left = closed.slice(1).map(({ level, position }) => ({ level: level - 1, position: 2 * position }))
  const hashOf = await readSubtrees(database, left)
  let hash = leaf
  const rows = closed.map(({ level, position }) => {
    if (level > 0) hash = nodeHash(hashOf({ level: level - 1, position: 2 * position }), hash)
    return { level, position, hash }
  })
  await auditIn(database).insertInto('audit_node').values(rows).execute()
}
