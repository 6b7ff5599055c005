import type { Outcome } from '@vitalbench/bench'
import { columnNames, completeOutcomes, outcomeColumns, outcomesFromColumns } from '@vitalbench/kernel/bundle'
import type { ColumnKind } from '@vitalbench/kernel/bundle'
import { parquetMetadata, parquetRead } from 'hyparquet'
import type { FileMetaData, SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { fail } from '../errors.ts'
import { checkParquet } from './check-parquet.ts'

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

/**
 * One column, group by group. A column at a time, since of several that fail at once only one failure could be caught:
 * the others would end the process as unhandled.
 */
const readColumn = async (file: ArrayBuffer, metadata: FileMetaData, name: string): Promise<readonly unknown[]> => {
  const values: unknown[] = []
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    await parquetRead({
      file,
      metadata,
      columns: [name],
      rowStart,
      rowEnd,
      onComplete: (rows) => {
        for (const [value] of rows as unknown[][]) values.push(value ?? null)
      },
    })
    rowStart = rowEnd
  }
  if (values.length !== rowStart) throw new Error(`column ${name} has ${values.length} rows, not ${rowStart}`)
  return values
}

const readRows = async (file: ArrayBuffer): Promise<readonly Outcome[]> => {
  // Geometry is none of ours, and its reader walks in circles through a forged schema.
  const metadata = parquetMetadata(file, { geoparquet: false })
  checkParquet(file, metadata)
  const names = columnNames(metadata.schema)
  const columns: (readonly unknown[])[] = []
  for (const name of names) columns.push(await readColumn(file, metadata, name))
  return outcomesFromColumns(names, columns)
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
