import { fail } from './errors.ts'

/** A column of a table: numbers, where NaN is missing, or strings, where null is missing. */
export type Column =
  | { readonly name: string; readonly numbers: Float64Array }
  | { readonly name: string; readonly strings: readonly (string | null)[] }

/** Columns of one length, by name, in the order of the file. */
export interface Table {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** The column of a name; throws where the table has none. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (column === undefined) throw fail('DATA_COLUMN_ABSENT', { name })
  return column
}

/** A value as text, the way identifiers are compared; null where it is missing. */
export function textAt(column: Column, row: number): string | null {
  if ('strings' in column) return column.strings[row]
  const value = column.numbers[row]
  return Number.isNaN(value) ? null : String(value)
}
