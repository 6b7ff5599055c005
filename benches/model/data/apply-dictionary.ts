import { decimal } from './decimal.ts'
import type { DataDictionary, DictionaryColumn } from './dictionary.ts'
import type { Column, Table } from './table.ts'
import { textAt } from './table.ts'

/** Numbers of a text column, or null where a text is not a number. */
function numbersOf(strings: readonly (string | null)[]): Float64Array | null {
  const numbers = new Float64Array(strings.length)
  for (let row = 0; row < strings.length; row++) {
    const text = strings[row]
    if (text !== null && !decimal.test(text)) return null
    numbers[row] = text === null ? NaN : Number(text)
  }
  return numbers
}

/** A column as declared; one whose values do not fit its type stays as it is, for `checkTable` to report. */
function declaredColumn(column: Column, { name, type, missing = [] }: DictionaryColumn): Column {
  if ('numbers' in column && type !== 'string') {
    const codes = new Set(missing.map(Number))
    return codes.size === 0 ? column : { name, numbers: column.numbers.map((value) => (codes.has(value) ? NaN : value)) }
  }
  const codes = new Set(missing.map(String))
  const texts = 'strings' in column ? column.strings : Array.from(column.numbers, (_, row) => textAt(column, row))
  const strings = codes.size === 0 ? texts : texts.map((text) => (text !== null && codes.has(text) ? null : text))
  const numbers = type === 'number' || type === 'integer' ? numbersOf(strings) : null
  return numbers ? { name, numbers } : { name, strings }
}

/** The table with the dictionary's types, and its codes for "missing" as missing. Columns that the dictionary lacks stay as they are. */
export function applyDictionary(table: Table, dictionary: DataDictionary): Table {
  const declared = new Map(dictionary.columns.map((column) => [column.name, column]))
  const columns = Array.from(table.columns, ([name, column]) => {
    const said = declared.get(name)
    return [name, said ? declaredColumn(column, said) : column] as const
  })
  return { rows: table.rows, columns: new Map(columns) }
}
