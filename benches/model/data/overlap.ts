import type { Table } from './table.ts'
import { columnOf, textAt } from './table.ts'

/** What two sets of rows share. Rows whose inputs are all missing say nothing and are left out of the row counts. */
export interface Overlap {
  /** Patients with rows in both sets. */
  readonly patients: number
  /** Rows of set B whose inputs equal those of some row of set A. */
  readonly rows: number
  /** Rows of set B whose inputs equal those of another row of set B. */
  readonly duplicates: number
}

const doubles = new Float64Array(1)
const words = new Uint32Array(doubles.buffer)

/** Columns as doubles that are equal exactly where the values are; texts become the number of their first occurrence. */
function codedColumns(table: Table, names: readonly string[]): readonly Float64Array[] {
  return names.map((name) => {
    const column = columnOf(table, name)
    if ('numbers' in column) return column.numbers
    const codes = new Map<string, number>()
    return Float64Array.from(column.strings, (text) => {
      if (text === null) return NaN
      const code = codes.get(text) ?? codes.size
      codes.set(text, code)
      return code
    })
  })
}

const sameValue = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b))

const isEmpty = (columns: readonly Float64Array[], row: number): boolean => columns.every((values) => Number.isNaN(values[row]))

function hashRow(columns: readonly Float64Array[], row: number): number {
  let hash = 0
  for (const values of columns) {
    const value = values[row]
    doubles[0] = Number.isNaN(value) ? NaN : value + 0
    hash = Math.imul(hash ^ words[0], 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15) ^ words[1], 0x85ebca77)
  }
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A set of rows by their values: open addressing over row numbers, so that a million rows need one array. */
function rowSet(columns: readonly Float64Array[], capacity: number) {
  const mask = 2 ** Math.ceil(Math.log2(2 * capacity + 2)) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const counts = new Uint32Array(mask + 1)
  const find = (row: number): number => {
    let slot = hashRow(columns, row) & mask
    while (slots[slot] >= 0 && !columns.every((values) => sameValue(values[slots[slot]], values[row]))) slot = (slot + 1) & mask
    return slot
  }
  return {
    add: (row: number): void => {
      const slot = find(row)
      if (slots[slot] < 0) slots[slot] = row
      counts[slot]++
    },
    count: (row: number): number => counts[find(row)],
  }
}

/** Patients and exactly equal input rows that set B (the test) shares with set A (the training), and equal rows inside B; sets are row numbers. */
export function findOverlap(asked: {
  readonly table: Table
  readonly inputColumns: readonly string[]
  readonly patientColumn: string
  readonly setA: ArrayLike<number>
  readonly setB: ArrayLike<number>
}): Overlap {
  const columns = codedColumns(asked.table, asked.inputColumns)
  const patient = columnOf(asked.table, asked.patientColumn)
  const setA = Array.from(asked.setA)
  const setB = Array.from(asked.setB)
  const patientsOf = (rows: readonly number[]) => new Set(rows.map((row) => textAt(patient, row)).filter((id) => id !== null))
  const trained = patientsOf(setA)
  const [inA, inB] = [rowSet(columns, setA.length), rowSet(columns, setB.length)]
  for (const row of setA) inA.add(row)
  for (const row of setB) inB.add(row)
  const told = setB.filter((row) => !isEmpty(columns, row))
  return {
    patients: [...patientsOf(setB)].filter((id) => trained.has(id)).length,
    rows: told.filter((row) => inA.count(row) > 0).length,
    duplicates: told.filter((row) => inB.count(row) > 1).length,
  }
}
