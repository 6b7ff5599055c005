import { columnOf } from './data/index.ts'
import type { Table } from './data/index.ts'

/** A value of a table: a number, a string, or null where it is missing. */
export function cell(table: Table, name: string, row: number): number | string | null {
  const column = columnOf(table, name)
  if ('strings' in column) return column.strings[row]
  return Number.isNaN(column.numbers[row]) ? null : column.numbers[row]
}
