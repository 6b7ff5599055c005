import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assignSplit } from './index.ts'
import type { Table } from './index.ts'

const patients = (ids: readonly number[]): Table => ({
  rows: ids.length,
  columns: new Map([['patient', { name: 'patient', numbers: Float64Array.from(ids) }]]),
})
const asked = { by: 'patient', seed: 'seed', parts: { train: 0.5, tuning: 0.1, test: 0.4 } }
const ids = Array.from({ length: 30_000 }, (_, row) => Math.floor(row / 3))
const drawn = assignSplit({ table: patients(ids), ...asked })

test('all rows of a patient are in one part', () => {
  for (let row = 0; row < ids.length; row += 3) assert.ok(drawn[row] === drawn[row + 1] && drawn[row] === drawn[row + 2])
})

test('the parts have their shares, within four standard errors', () => {
  for (const [part, share] of Object.entries(asked.parts)) {
    const found = drawn.filter((each) => each === part).length / ids.length
    assert.ok(Math.abs(found - share) < 4 * Math.sqrt((share * (1 - share)) / 10_000), `${part}: ${found}`)
  }
})

test('the part of a patient depends on seed and identifier alone, not on the rest of the table', () => {
  const backwards = assignSplit({ table: patients(ids.toReversed()), ...asked }).toReversed()
  assert.deepEqual(backwards, drawn)
  const text = assignSplit({ table: { rows: 2, columns: new Map([['patient', { name: 'patient', strings: ['12', '9999'] }]]) }, ...asked })
  assert.deepEqual(text, [drawn[36], drawn[29_997]])
  const other = assignSplit({ table: patients(ids), ...asked, seed: 'other' })
  const agreeing = other.filter((part, row) => part === drawn[row]).length / ids.length
  assert.ok(Math.abs(agreeing - 0.42) < 0.03, `independent seeds agree on ½² + 0.1² + 0.4² = 0.42, found ${agreeing}`)
})

test('a column of the data may say the parts', () => {
  const table: Table = { rows: 4, columns: new Map([['set', { name: 'set', strings: ['dev', 'val', null, 'hold-out'] }]]) }
  assert.deepEqual(assignSplit({ table, column: 'set', train: 'dev', test: 'hold-out' }), ['train', 'unused', 'unused', 'test'])
})

test('a row without an identifier is refused', () => {
  assert.throws(() => assignSplit({ table: patients([1, NaN]), ...asked }), { code: 'DATA_SPLIT_UNIT_MISSING', message: /row 2/ })
})
