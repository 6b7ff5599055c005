import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { findOverlap } from './index.ts'
import type { Table } from './index.ts'

/** Few values a column, so that rows coincide often; −0 and missing among them. */
function simulate(rows: number): Table {
  const random = stream('overlap')
  const pick = <Value>(values: readonly Value[]) => Array.from({ length: rows }, () => values[random.integer(values.length)])
  return {
    rows,
    columns: new Map([
      ['a', { name: 'a', numbers: Float64Array.from(pick([0, -0, 1, NaN])) }],
      ['b', { name: 'b', strings: pick(['x', 'y', null, '']) }],
      ['c', { name: 'c', numbers: Float64Array.from(pick([...Array.from({ length: 30 }, (_, i) => i / 10), NaN, NaN, NaN])) }],
      ['patient', { name: 'patient', numbers: Float64Array.from(pick(Array.from({ length: 300 }, (_, i) => i))) }],
    ]),
  }
}

const missing = (each: unknown) => each === null || Number.isNaN(each)

test('shared patients and rows are those that a comparison of all pairs finds', () => {
  const table = simulate(400)
  const setA = Array.from({ length: 150 }, (_, row) => row)
  const setB = Array.from({ length: 200 }, (_, row) => 200 + row)
  const value = (name: string, row: number) => {
    const column = table.columns.get(name)!
    return 'numbers' in column ? column.numbers[row] : column.strings[row]
  }
  const same = (p: number, q: number) =>
    ['a', 'b', 'c'].every((name) => value(name, p) === value(name, q) || (missing(value(name, p)) && missing(value(name, q))))
  const told = setB.filter((row) => !['a', 'b', 'c'].every((name) => missing(value(name, row))))
  const patients = new Set(setB.map((row) => value('patient', row)).filter((id) => setA.some((row) => value('patient', row) === id)))
  const expected = {
    patients: patients.size,
    rows: told.filter((row) => setA.some((other) => same(row, other))).length,
    duplicates: told.filter((row) => setB.some((other) => other !== row && same(row, other))).length,
  }
  assert.ok(expected.patients > 10 && expected.rows > 10 && expected.duplicates > 10 && told.length < setB.length)
  assert.deepEqual(findOverlap({ table, inputColumns: ['a', 'b', 'c'], patientColumn: 'patient', setA, setB }), expected)
})

test('one differing bit is a difference', () => {
  const numbers = Float64Array.of(0.1 + 0.2, 0.3, 0.3)
  const table: Table = {
    rows: 3,
    columns: new Map([
      ['x', { name: 'x', numbers }],
      ['id', { name: 'id', strings: ['1', '2', '3'] }],
    ]),
  }
  const found = findOverlap({ table, inputColumns: ['x'], patientColumn: 'id', setA: [0], setB: [1, 2] })
  assert.deepEqual(found, { patients: 0, rows: 0, duplicates: 2 })
})
