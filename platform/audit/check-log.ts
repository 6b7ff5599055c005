import { canonicalJson, closedBy, hex, leafHash, nodeHash } from '@vitalbench/kernel/seal'
import type { Sql } from '../database/database.ts'
import { inputDigest } from './append-entry.ts'
import { logSize, rootAt } from './log.ts'
import { auditIn } from './tables.ts'

const batch = 1000

/** What came of checking the log: its size and root, and everything that does not fit. */
export interface LogCheck {
  readonly size: number
  readonly root: string
  readonly problems: readonly string[]
}

interface Row {
  readonly index: number
  readonly at: Date
  readonly actor_kind: string
  readonly actor: string
  readonly operation: string
  readonly body: string
  readonly salt: string | null
  readonly input: string | null
}

function problemsOf(row: Row): readonly string[] {
  const { index, at, actor_kind: kind, actor: id, operation, body, salt, input } = row
  const digest = (JSON.parse(body) as { input: string }).input
  const meant = canonicalJson({ index, at: at.toISOString(), actor: { kind, id }, operation, input: digest })
  return [
    ...(meant === body ? [] : [`entry ${index}: its columns differ from its leaf`]),
    ...(salt === null || inputDigest(salt, input!) === digest ? [] : [`entry ${index}: its input is not the one of its leaf`]),
  ]
}

/** Derives the whole tree again from its leaves, and finds whatever was changed behind the log's back. */
export async function checkLog(database: Sql): Promise<LogCheck> {
  const size = await logSize(database)
  const tables = auditIn(database)
  const problems: string[] = []
  const open = new Map<string, Uint8Array>()
  for (let from = 0; from < size; from += batch) {
    const within = <Column extends 'index' | 'position'>(column: Column) => [column, '>=', from] as const
    const rows = await tables
      .selectFrom('audit_entry')
      .leftJoin('audit_input', 'audit_input.entry', 'audit_entry.index')
      .select(['index', 'at', 'actor_kind', 'actor', 'operation', 'body', 'salt', 'input'])
      .where(...within('index'))
      .orderBy('index')
      .limit(batch)
      .execute()
    const kept = new Map(
      (
        await tables
          .selectFrom('audit_node')
          .select(['position', 'hash'])
          .where('level', '=', 0)
          .where(...within('position'))
          .orderBy('position')
          .limit(batch)
          .execute()
      ).map(({ position, hash }) => [position, hex(new Uint8Array(hash))] as const),
    )
    for (const [k, row] of rows.entries()) {
      if (row.index !== from + k) problems.push(`entry ${from + k} is missing`)
      problems.push(...problemsOf(row))
      let hash = leafHash(new TextEncoder().encode(row.body))
      if (kept.get(row.index) !== hex(hash)) problems.push(`entry ${row.index}: its leaf is not the one that was hashed`)
      for (const { level, position } of closedBy(row.index)) {
        if (level > 0) hash = nodeHash(open.get(`${level - 1}/${2 * position}`)!, hash)
        open.delete(`${level - 1}/${2 * position}`)
        open.delete(`${level - 1}/${2 * position + 1}`)
        open.set(`${level}/${position}`, hash)
      }
    }
    if (rows.length < Math.min(batch, size - from))
      return { size, root: '', problems: [...problems, `entries are missing after ${from + rows.length}`] }
  }
  // What is left open are the complete subtrees of the whole, the largest first.
  const [last, ...before] = [...open.entries()].toSorted(([a], [b]) => Number.parseInt(a) - Number.parseInt(b)).map(([, hash]) => hash)
  const derived = last ? hex(before.reduce((right, left) => nodeHash(left, right), last)) : await rootAt(database, 0)
  const root = await rootAt(database, size)
  if (root !== derived) problems.push(`the root ${root} is not the one of its entries, ${derived}`)
  return { size, root, problems }
}
