import type { Mistake } from '@vitalbench/bench'
import { applyDictionary } from './apply-dictionary.ts'
import { decimal } from './decimal.ts'
import type { DataDictionary, DictionaryColumn } from './dictionary.ts'
import type { Column, Table } from './table.ts'
import { isUcum } from './ucum.ts'

/** What is wrong with one column: the first row of a fault and how many rows have it. */
interface Fault {
  readonly row: number
  readonly count: number
  readonly value: string
}

type Value = number | string

/** Rows whose value (never a missing one) fails a test. */
function faultsIn(column: Column, holds: (value: Value) => boolean): Fault | null {
  const values: ArrayLike<number | string | null> = 'numbers' in column ? column.numbers : column.strings
  let fault: { row: number; count: number; value: string } | null = null
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value === null || Number.isNaN(value) || holds(value)) continue
    if (fault) fault.count++
    else fault = { row, count: 1, value: String(value) }
  }
  return fault
}

const typeHolds: Readonly<Record<DictionaryColumn['type'], (value: Value) => boolean>> = {
  number: (value) => typeof value === 'number' || decimal.test(value),
  integer: (value) => Number.isInteger(typeof value === 'number' ? value : decimal.test(value) ? Number(value) : NaN),
  string: () => true,
  boolean: (value) => value === 0 || value === 1 || value === 'true' || value === 'false',
}

const typeNames: Readonly<Record<DictionaryColumn['type'], string>> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'text',
  boolean: 'true or false (or 1 or 0)',
}

/** Mistakes of the values of one column that is there. */
function columnMistakes(column: Column, said: DictionaryColumn, at: Mistake['path']): readonly Mistake[] {
  const told = ({ row, count, value }: Fault, what: string) =>
    `column "${said.name}" has "${value}" in row ${row + 1}, which is ${what}${count > 1 ? ` (and ${count - 1} more)` : ''}`
  const wrongType = faultsIn(column, typeHolds[said.type])
  if (wrongType) {
    const cure = 'repair the values, correct the type, or list the code under "missing"'
    return [{ path: [...at, 'type'], message: told(wrongType, `not ${typeNames[said.type]}`), cure }]
  }
  const permitted = said.permitted && new Set(said.permitted.map(String))
  const foreign = permitted && faultsIn(column, (value) => permitted.has(String(value)))
  const { range } = said
  const outside = range && faultsIn(column, (value) => Number(value) >= range[0] && Number(value) <= range[1])
  return [
    ...(foreign
      ? [
          {
            path: [...at, 'permitted'],
            message: told(foreign, 'not permitted'),
            cure: `permit it, or write one of ${[...(permitted ?? [])].join(', ')}`,
          },
        ]
      : []),
    ...(outside && range
      ? [
          {
            path: [...at, 'range'],
            message: told(outside, `outside ${range[0]} to ${range[1]}`),
            cure: 'repair the values or widen the range',
          },
        ]
      : []),
  ]
}

function unitMistakes({ name, unit }: DictionaryColumn, at: Mistake['path']): readonly Mistake[] {
  if (unit === undefined) return []
  const { valid, suggestion } = isUcum(unit)
  const cure = suggestion ? `write "${suggestion}" if that is meant` : 'look the unit up at ucum.org; a pure number has the unit "1"'
  return valid ? [] : [{ path: [...at, 'unit'], message: `unit "${unit}" of column "${name}" is not a UCUM code`, cure }]
}

/**
 * Every mistake of a table against its dictionary at once: rows, missing and undeclared columns, types, permitted values, ranges, units. Codes for "missing" count as missing.
 * Paths start at the top of the dictionary.
 */
export function checkTable(table: Table, dictionary: DataDictionary): readonly Mistake[] {
  const { rows, columns } = dictionary
  const declaredTable = applyDictionary(table, dictionary)
  const declared = new Set(columns.map(({ name }) => name))
  const undeclared = [...table.columns.keys()].filter((name) => !declared.has(name))
  return [
    ...(rows === undefined || rows === table.rows
      ? []
      : [
          {
            path: ['rows'],
            message: `the table has ${table.rows} rows, not ${rows}`,
            cure: 'use the declared version of the table, or correct "rows"',
          },
        ]),
    ...columns.flatMap((said, index): readonly Mistake[] => {
      const at = ['columns', index]
      const column = declaredTable.columns.get(said.name)
      const absent = {
        path: [...at, 'name'],
        message: `the table has no column "${said.name}"`,
        cure: 'add it to the table, or take it out of the dictionary',
      }
      return [...unitMistakes(said, at), ...(column ? columnMistakes(column, said, at) : [absent])]
    }),
    ...undeclared.map((name) => ({
      path: ['columns'],
      message: `column "${name}" of the table is not in the dictionary`,
      cure: 'describe it, with role "ignore" if it is not used',
    })),
  ]
}
