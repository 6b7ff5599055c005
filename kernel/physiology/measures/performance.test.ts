import assert from 'node:assert/strict'
import { test } from 'node:test'
import { performance } from './performance.ts'

const series = { target: 50, seconds: [0, 10, 20, 30], values: [40, 50, 60, 61] }

test('a band holds both of its ends; the global score divides by the share inside it', () => {
  const found = performance({ ...series, band: [40, 60] })
  assert.equal(found.insideBand, 75)
  assert.equal(found.globalScore, (found.mdape + found.wobble) / 0.75)
})

test('without a band, or with nothing inside it, there is no global score', () => {
  assert.deepEqual([performance(series).insideBand, performance(series).globalScore], [null, null])
  const { insideBand, globalScore } = performance({ ...series, band: [90, 95] })
  assert.deepEqual([insideBand, globalScore], [0, null])
})
