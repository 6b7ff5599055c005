import { sql } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import type { Context } from '@vitalbench/platform/operations'
import type { FactChange, PolicyChange } from '../affected.ts'
import type { Facts } from '../facts.ts'

/** Tables of facts that are kept with people and gates; the labs keep the others. */
export type FactTable = Exclude<keyof Facts, 'resources' | 'calibrations' | 'bookings'>

/** Queue on which decisions are made again that changes of facts or policies move; its data are `{ changes }`. */
export const redecideQueue = 'gates.redecide'

/** Has everything decided again that changes move, once the transaction that makes them is committed. */
export async function redecide(
  { jobs, database }: Pick<Context, 'jobs' | 'database'>,
  changes: readonly (FactChange | PolicyChange)[],
): Promise<void> {
  if (changes.length > 0) await jobs.put(redecideQueue, { changes }, { database })
}

/** Rows of a table of facts as the gates see them, by id. */
export async function factRows<Table extends FactTable>(
  database: Sql,
  table: Table,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Facts[Table][number]>> {
  if (ids.length === 0) return new Map()
  const list = table === 'issuers' ? sql`${[...ids]}::text[]` : sql`${[...ids]}::uuid[]`
  const view = sql.id(`fact_${table.toLowerCase()}`)
  const { rows } = await sql<{
    row: Facts[Table][number]
  }>`select to_jsonb(row) as row from ${view} as row where id = any(${list})`.execute(database)
  return new Map(rows.map(({ row }) => [row.id, row]))
}

/**
 * Writes to a table of facts and has everything decided again that this moves: rows are read as the gates see them before and after.
 * `write` gives the ids of rows that it added.
 */
export async function changeFacts<Table extends FactTable>(
  context: Pick<Context, 'jobs' | 'database'>,
  table: Table,
  { ids = [], write }: { readonly ids?: readonly string[]; readonly write: () => Promise<readonly string[] | void> },
): Promise<readonly string[]> {
  const before = await factRows(context.database, table, ids)
  const added = (await write()) ?? []
  const all = [...new Set([...ids, ...added])]
  const after = await factRows(context.database, table, all)
  const changes = all
    .map((id) => ({ table, before: before.get(id), after: after.get(id) }) as FactChange)
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
  await redecide(context, changes)
  return added
}
