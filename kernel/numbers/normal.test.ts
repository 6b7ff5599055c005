import assert from 'node:assert/strict'
import { test } from 'node:test'
import normal from '@stdlib/stats-base-dists-normal'
import { erf, erfc } from './erf.ts'
import { normalCdf, normalQuantile, normalSurvival } from './normal.ts'
import { closeTo, spaced } from './referee.test.ts'

test('the distribution function agrees with @stdlib on [-37, 8]', () => {
  for (const x of spaced(-37, 8, 901)) closeTo(normalCdf(x), normal.cdf(x, 0, 1), 2e-13, `Φ(${x})`)
})

test('the quantile agrees with @stdlib and inverts the distribution function', () => {
  for (const exponent of spaced(-300, -0.4, 500)) {
    const p = 10 ** exponent
    // The referee works from 2p - 1 and loses the tail: at 1e-15 its fifth digit is wrong.
    if (p > 1e-3) closeTo(normalQuantile(p), normal.quantile(p, 0, 1), 1e-12, `quantile ${p}`)
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
