import type { Inputs, Product } from '@vitalbench/bench'
import { contractOf } from './contract.ts'
import type { Table } from './data/index.ts'
import { fail } from './errors.ts'
import { cell } from './table.ts'

/** Reads rows of a table as a product's contract asks for them: columns in its order, strings by their codes, missing as NaN. */
export interface InputReader {
  readonly columns: readonly string[]
  /** One row as a tensor [1, columns]. */
  readonly row: (row: number) => Inputs
  /** Rows of one patient in time order, one tensor [1, columns] a step; `fill: last` carries the last known value forward. */
  readonly steps: (rows: ArrayLike<number>) => readonly Inputs[]
}

/** The reader of a table for one product. */
export function inputReader(table: Table, product: Product): InputReader {
  const { tensor, columns } = contractOf(product).input
  const valueOf = (index: number, row: number): number => {
    const { name, encode } = columns[index]
    const value = cell(table, name, row)
    if (value === null) return NaN
    if (typeof value === 'number') return value
    const code = encode && Object.hasOwn(encode, value) ? encode[value] : undefined
    if (code === undefined) throw fail('MODEL_CODE_UNKNOWN', { value, column: name, row: row + 1 })
    return code
  }
  const call = (data: Float64Array): Inputs => ({ [tensor]: { data, shape: [1, columns.length] } })
  return {
    columns: columns.map(({ name }) => name),
    row: (row) => call(Float64Array.from(columns, (_, index) => valueOf(index, row))),
    steps: (rows) => {
      let known = new Float64Array(columns.length).fill(NaN)
      return Array.from(rows, (row) => {
        const now = Float64Array.from(columns, ({ fill }, index) => {
          const value = valueOf(index, row)
          return Number.isNaN(value) && fill === 'last' ? known[index] : value
        })
        known = now
        return call(now)
      })
    },
  }
}
