import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lnBeta, lnGamma, stirlingError } from './ln-gamma.ts'
import { closeTo, spaced } from './referee.test.ts'

test('factorials', () => {
  let factorial = 1
  for (let n = 1; n <= 20; n++) {
    if (n > 2) closeTo(lnGamma(n), Math.log(factorial), 4e-16, `lnΓ(${n})`)
    factorial *= n
  }
  assert.deepEqual([lnGamma(1), lnGamma(2)], [0, 0])
})

test('the recurrence and the duplication formula hold', () => {
  for (const x of spaced(0.01, 40, 600)) {
    const size = Math.max(1, Math.abs(lnGamma(x + 1)))
    assert.ok(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x)) <= 1e-15 * size, `recurrence at ${x}`)
    const doubled = lnGamma(x) + lnGamma(x + 0.5) - (0.5 * Math.log(Math.PI) - (2 * x - 1) * Math.LN2)
    assert.ok(Math.abs(lnGamma(2 * x) - doubled) <= 2e-15 * Math.max(1, Math.abs(lnGamma(2 * x))), `duplication at ${x}`)
  }
})

test("Stirling's error joins its series, and the beta function is symmetric", () => {
  for (const x of spaced(0.1, 12, 200)) {
    const direct = lnGamma(x + 1) - (x + 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI)
    assert.ok(Math.abs(stirlingError(x) - direct) < 1e-14)
  }
  for (const [a, b] of [
    [0.2, 5],
    [3, 9],
    [50, 700],
  ]) {
    assert.equal(lnBeta(a, b), lnBeta(b, a))
    closeTo(lnBeta(a, b), lnGamma(a) + lnGamma(b) - lnGamma(a + b), 1e-13, `ln B(${a}, ${b})`)
  }
  assert.throws(() => lnGamma(0), { code: 'NUMBERS_DOMAIN' })
})
