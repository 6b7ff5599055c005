import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cvga, cvgaShares } from './cvga.ts'
import type { CvgaField } from './cvga.ts'

/** The grid as it is drawn in the paper: rows by high glucose from the top, columns from the low risk of hypoglycaemia on. */
const drawn: readonly (readonly [low: number, high: number, field: CvgaField])[] = [
  [100, 350, 'upper C'],
  [80, 350, 'upper D'],
  [60, 350, 'E'],
  [100, 250, 'upper B'],
  [80, 250, 'B'],
  [60, 250, 'lower D'],
  [100, 150, 'A'],
  [80, 150, 'lower B'],
  [60, 150, 'lower C'],
]

test('the nine fields of the grid', () => {
  for (const [low, high, field] of drawn) {
    assert.equal(cvga({ low, high }).field, field, `${low} to ${high}`)
    assert.equal(cvga({ low, high }).zone, field.split(' ').pop(), `${low} to ${high}`)
  }
})

const at = (low: number, high: number): CvgaField => cvga({ low, high }).field

test('borders belong to the worse field', () => {
  assert.deepEqual([at(90.01, 179.99), at(90, 179.99), at(70.01, 179.99), at(70, 179.99)], ['A', 'lower B', 'lower B', 'lower C'])
  assert.deepEqual([at(95, 180), at(95, 299.99), at(95, 300)], ['upper B', 'upper B', 'upper C'])
})

test('values beyond the grid are moved to its edge, so that every patient has a zone', () => {
  assert.deepEqual(cvga({ low: 130, high: 500 }), { low: 110, high: 400, field: 'upper C', zone: 'C' })
  assert.deepEqual(cvga({ low: 20, high: 90 }), { low: 50, high: 110, field: 'lower C', zone: 'C' })
  assert.equal(cvga({ low: 115, high: 140 }).zone, 'A')
})

test('shares of a cohort add up to all', () => {
  const shares = cvgaShares(drawn.map(([low, high]) => cvga({ low, high })))
  const ninth = 100 / 9
  assert.deepEqual(shares, { A: ninth, B: 300 / 9, C: 200 / 9, D: 200 / 9, E: ninth })
  assert.throws(() => cvgaShares([]), { code: 'MEASURE_RANGE' })
})

test('refuses percentiles in the wrong order', () => {
  for (const [low, high] of [
    [100, 90],
    [NaN, 100],
    [0, 100],
    [90, Infinity],
  ])
    assert.throws(() => cvga({ low, high }), { code: 'MEASURE_RANGE' })
})
