import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quantile, quantileSorted } from './quantiles.ts'

const types = [5, 6, 7, 8, 9] as const

// The five types against R: oracles/published.ts.

test('the ends are the extremes and the middle is the median, in every convention', () => {
  for (const type of types) {
    assert.deepEqual(
      [0, 0.5, 1].map((p) => quantile([5, 1, 3, 9], p, { type })),
      [1, 4, 9],
    )
    assert.equal(quantile([7], 0.3, { type }), 7)
  }
})

test('plotting positions give back the order statistics (Hyndman and Fan 1996, table 1)', () => {
  const sorted = [1, 4, 9, 16, 25, 36]
  const n = sorted.length
  for (const [i, value] of sorted.entries()) {
    const k = i + 1
    const positions = { 5: (k - 0.5) / n, 6: k / (n + 1), 7: (k - 1) / (n - 1), 8: (k - 1 / 3) / (n + 1 / 3), 9: (k - 3 / 8) / (n + 1 / 4) }
    for (const type of types) assert.ok(Math.abs(quantileSorted(sorted, positions[type], { type }) - value) < 1e-13)
  }
})

test('infinities stay where they are, NaN is refused with its row', () => {
  assert.equal(quantile([-Infinity, 0, 1, Infinity], 0), -Infinity)
  assert.equal(quantile([-Infinity, -Infinity, 1], 0.25), -Infinity)
  assert.equal(quantile([1, 2, Infinity], 0.5), 2)
  assert.throws(() => quantile([1, 2, NaN], 0.5), { code: 'NUMBERS_NAN', message: /row 2/ })
  assert.throws(() => quantile([], 0.5), { code: 'NUMBERS_TOO_FEW' })
  assert.throws(() => quantile([1], 2), { code: 'NUMBERS_DOMAIN' })
})

test('the argument is left as it was', () => {
  const values = Float64Array.of(3, 1, 2)
  quantile(values, 0.5)
  assert.deepEqual(values, Float64Array.of(3, 1, 2))
})
