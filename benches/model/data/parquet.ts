import { parquetMetadata, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { fail } from './errors.ts'
import type { Column, Table } from './table.ts'

type Chunk = ArrayLike<unknown>

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'bigint' && Number.isSafeInteger(Number(value)))

function textOf(value: unknown, name: string): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') throw fail('DATA_PARQUET', { why: `column "${name}" holds lists, records or bytes` })
  return String(value)
}

/** Joins the chunks of a column: numbers where every value is one, text elsewhere (whole numbers above 2^53 keep their digits so). */
function columnOfChunks(name: string, chunks: readonly { readonly start: number; readonly values: Chunk }[], rows: number): Column {
  const numbers = new Float64Array(rows).fill(NaN)
  let numeric = true
  for (const { start, values } of chunks) {
    for (let i = 0; i < values.length && numeric; i++) {
      const value = values[i]
      if (typeof value === 'number') numbers[start + i] = value
      else if (value !== null && value !== undefined) {
        numeric = isNumber(value)
        numbers[start + i] = Number(value)
      }
    }
  }
  if (numeric) return { name, numbers }
  const strings: (string | null)[] = new Array<string | null>(rows).fill(null)
  for (const { start, values } of chunks) for (let i = 0; i < values.length; i++) strings[start + i] = textOf(values[i], name)
  return { name, strings }
}

/** The table of a Parquet file with flat columns; null is missing, true and false become text. */
export async function readParquet(bytes: Uint8Array): Promise<Table> {
  const file = bytes.slice().buffer
  const chunks = new Map<string, { start: number; values: Chunk }[]>()
  try {
    const metadata = parquetMetadata(file)
    const rows = Number(metadata.num_rows)
    for (const { path_in_schema: path } of metadata.row_groups[0]?.columns.flatMap(({ meta_data: data }) => data ?? []) ?? [])
      chunks.set(path[0], [])
    await parquetRead({
      file,
      metadata,
      compressors,
      onChunk: ({ columnName, columnData, rowStart }) => chunks.get(columnName)?.push({ start: rowStart, values: columnData }),
    })
    return { rows, columns: new Map(Array.from(chunks, ([name, parts]) => [name, columnOfChunks(name, parts, rows)])) }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    throw fail('DATA_PARQUET', { why: error instanceof Error ? error.message : String(error) }, { cause: error })
  }
}
