import assert from 'node:assert/strict'
import { test } from 'node:test'
import { erf, erfc } from './erf.ts'
import { normalCdf, normalQuantile, normalSurvival } from './normal.ts'
import { agreesWithR, closeTo, product, spaced } from './referee.test.ts'

const tails = spaced(-300, -0.4, 500).map((exponent) => 10 ** exponent)

// Steps of 1/16 have short decimals: R reads the very same numbers, where one rounding of x would move a far tail by x² of them.
agreesWithR([
  { ours: normalCdf, r: 'pnorm', grid: product(spaced(-37, 8, 721)), tolerance: 2e-15 },
  { ours: normalSurvival, r: 'pnorm', tail: 'upper', grid: product(spaced(-8, 37, 721)), tolerance: 2e-15 },
  { ours: normalQuantile, r: 'qnorm', grid: product([...tails, 0.6, 0.975, 0.9999]), tolerance: 2e-15 },
])

test('the quantile inverts the distribution function', () => {
  for (const p of tails) {
    const z = normalQuantile(p)
    // An error of one part in 10^15 in z moves the tail by z² times as much.
    closeTo(normalCdf(z), p, 1e-15 * (2 + z * z), `Φ(quantile ${p})`)
  }
})

test('both tails mirror each other', () => {
  for (const x of spaced(0, 30, 301)) {
    assert.equal(normalSurvival(x), normalCdf(-x))
    assert.equal(erf(-x), -erf(x))
    assert.ok(Math.abs(erf(x) + erfc(x) - 1) <= 2 ** -52)
  }
})

test('ends and invalid arguments', () => {
  assert.deepEqual([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(0)], [0, 1, 0.5])
  assert.deepEqual([erf(-Infinity), erf(0), erf(Infinity), erfc(-Infinity), erfc(Infinity)], [-1, 0, 1, 2, 0])
  assert.deepEqual([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [-Infinity, 0, Infinity])
  assert.ok(normalQuantile(Number.MIN_VALUE) < -38)
  for (const p of [-0.1, 1.1, NaN]) assert.throws(() => normalQuantile(p), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => normalCdf(NaN), { code: 'NUMBERS_DOMAIN' })
})
