import { applyDictionary } from './apply-dictionary.ts'
import { readCsv } from './csv.ts'
import type { DataDictionary } from './dictionary.ts'
import { readParquet } from './parquet.ts'
import type { Table } from './table.ts'

/** File formats of a table. */
export type TableFormat = 'csv' | 'parquet'

/**
 * The table in a file. With its dictionary, columns declared as text keep their characters (`007`),
 * and the codes for "missing" become missing.
 *
 * @example
 * const table = await readTable(await readFile('data.csv'), 'csv', dictionary)
 */
export async function readTable(bytes: Uint8Array, format: TableFormat, dictionary?: DataDictionary): Promise<Table> {
  const text = new Set(dictionary?.columns.filter(({ type }) => type === 'string').map(({ name }) => name))
  const table = format === 'csv' ? readCsv(bytes, { text }) : await readParquet(bytes)
  return dictionary ? applyDictionary(table, dictionary) : table
}
