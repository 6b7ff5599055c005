import type { Outcome, OutcomeStatus, OutcomeValue } from '@vitalbench/bench'
import { parquetMetadata, parquetRead } from 'hyparquet'
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { fail } from '../errors.ts'
import { completeOutcomes, outcomeColumns } from './complete-outcomes.ts'
import type { ColumnKind } from './complete-outcomes.ts'

const text = (name: string, repetition: 'REQUIRED' | 'OPTIONAL'): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: repetition,
})

const schemaOf = (name: string, kind: ColumnKind): readonly SchemaElement[] => {
  if (kind === 'number') return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }]
  if (kind === 'boolean') return [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }]
  if (kind !== 'numbers') return [text(name, 'OPTIONAL')]
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  ]
}

/**
 * Outcomes as a Parquet file, one row a case: `case`, `status`, `reason`, then the values by name. Numbers are DOUBLE,
 * strings UTF8, booleans BOOLEAN, arrays LIST<DOUBLE>, a column of nulls UTF8. The same outcomes give the same bytes,
 * and every double comes back bit for bit. Throws the errors of {@link completeOutcomes}.
 */
export function parquetFromOutcomes(outcomes: readonly Outcome[]): Uint8Array {
  const columns = outcomeColumns(outcomes)
  const rows = completeOutcomes(outcomes)
  const schema = [
    { name: 'outcomes', num_children: 3 + columns.length },
    text('case', 'REQUIRED'),
    text('status', 'REQUIRED'),
    text('reason', 'OPTIONAL'),
    ...columns.flatMap(({ name, kind }) => schemaOf(name, kind)),
  ]
  const columnData = [
    { name: 'case', data: rows.map((row) => row.case) },
    { name: 'status', data: rows.map((row) => row.status) },
    { name: 'reason', data: rows.map((row) => row.reason) },
    // Plain encoding for numbers: a dictionary would take −0 for 0.
    ...columns.map(({ name, kind }) => ({
      name,
      data: rows.map((row) => row.values[name]),
      ...(kind === 'number' || kind === 'numbers' ? { encoding: 'PLAIN' as const } : {}),
    })),
  ]
  const kvMetadata = [{ key: 'format', value: 'vitalbench-outcomes/1' }]
  return new Uint8Array(parquetWriteBuffer({ schema, columnData, kvMetadata, createdBy: 'vitalbench' }))
}

const statuses = new Set(['ok', 'invalid', 'late', 'crashed', 'out-of-memory', 'unreachable', 'error'])

const columnNames = (schema: readonly SchemaElement[]): string[] => {
  const names: string[] = []
  for (let i = 1; i < schema.length; i += schema[i].num_children ? 3 : 1) names.push(schema[i].name)
  return names
}

const readRows = async (file: ArrayBuffer): Promise<readonly Outcome[]> => {
  const metadata = parquetMetadata(file)
  const [, , , ...names] = columnNames(metadata.schema)
  // Every row has an id of its own, so that no honest file has many more rows than bytes.
  if (metadata.num_rows > file.byteLength * 32) throw new Error(`${metadata.num_rows} rows are promised by ${file.byteLength} bytes`)
  let rows: unknown[][] = []
  await parquetRead({ file, metadata, onComplete: (read) => (rows = read as unknown[][]) })
  return rows.map(([id, status, reason, ...values]) => {
    if (typeof id !== 'string' || !statuses.has(status as string))
      throw new Error(`a row has case ${String(id)} and status ${String(status)}`)
    const named = names.map((name, i) => [name, (values[i] ?? null) as OutcomeValue] as const)
    return { case: id, status: status as OutcomeStatus, reason: (reason ?? null) as string | null, values: Object.fromEntries(named) }
  })
}

/**
 * Outcomes in the bytes of a Parquet file that {@link parquetFromOutcomes} wrote, in case order.
 * Throws PARQUET_UNREADABLE for any other bytes.
 */
export async function outcomesFromParquet(bytes: Uint8Array): Promise<readonly Outcome[]> {
  try {
    return completeOutcomes(await readRows(new Uint8Array(bytes).buffer))
  } catch (error) {
    throw fail('PARQUET_UNREADABLE', { detail: (error as Error).message }, { cause: error })
  }
}
