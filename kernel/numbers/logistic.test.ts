import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expit, log1pExp, logit } from './logistic.ts'
import { closeTo, spaced } from './referee.test.ts'

test('expit and logit are inverse to each other, tails included', () => {
  for (const x of spaced(-700, 30, 1461)) if (x !== 0) closeTo(logit(expit(x)), x, x > 0 ? 2e-16 * Math.exp(x) + 1e-14 : 1e-14, `x = ${x}`)
  assert.deepEqual([expit(-Infinity), expit(0), expit(Infinity), logit(0), logit(0.5), logit(1)], [0, 0.5, 1, -Infinity, 0, Infinity])
})

test('the logit keeps its digits near one half', () => {
  // logit(½ + d) = 4d + 16d³/3 + …
  for (const d of [2 ** -40, -(2 ** -30), 2 ** -20]) closeTo(logit(0.5 + d), 4 * d + (16 * d ** 3) / 3, 1e-15, `d = ${d}`)
})

test('log1pExp neither overflows nor underflows', () => {
  for (const x of spaced(-40, 40, 161)) {
    closeTo(Math.expm1(log1pExp(x)), Math.exp(x), 1e-15 * (2 + Math.abs(x)), `x = ${x}`)
    assert.ok(Math.abs(log1pExp(x) - log1pExp(-x) - x) <= 1e-15 * Math.max(1, Math.abs(x)))
  }
  assert.deepEqual([log1pExp(1000), log1pExp(-1000), log1pExp(0)], [1000, 0, Math.LN2])
})

test('invalid arguments are refused', () => {
  assert.throws(() => expit(NaN), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => logit(1.01), { code: 'NUMBERS_DOMAIN' })
})
