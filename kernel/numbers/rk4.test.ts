import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeTo } from './referee.test.ts'
import { rk4 } from './rk4.ts'

/** Error at t = 2 of x' = x cos t, whose solution is e^(sin t), with n steps. */
const errorWith = (n: number): number => {
  const x = Float64Array.of(1)
  rk4(1, (t, state, into) => {
    into[0] = state[0] * Math.cos(t)
  }).advance(0, x, 2, 2 / n)
  return Math.abs(x[0] - Math.exp(Math.sin(2)))
}

test('the order of convergence is four', () => {
  for (const n of [20, 40, 80, 160]) {
    const order = Math.log2(errorWith(n) / errorWith(2 * n))
    assert.ok(Math.abs(order - 4) < 0.15, `order ${order} at ${n} steps`)
  }
})

test('one step reproduces the Taylor polynomial of the exponential', () => {
  const x = Float64Array.of(1)
  rk4(1, (_, state, into) => into.set(state)).step(0, x, 0.5)
  closeTo(x[0], 1 + 0.5 + 0.125 + 0.125 / 6 + 0.0625 / 24, 1e-15, 'e^0.5 to fourth order')
})

test('an oscillator of two states keeps its circle, in steps that divide the duration', () => {
  let calls = 0
  const circle = rk4(2, (_, state, into) => {
    calls += 1
    into[0] = state[1]
    into[1] = -state[0]
  })
  const x = Float64Array.of(1, 0)
  circle.advance(0, x, 2 * Math.PI, 0.01)
  assert.ok(Math.hypot(x[0] - 1, x[1]) < 1e-9)
  assert.equal(calls, 4 * 629)
  calls = 0
  circle.advance(0, x, 0.3, 0.1)
  assert.equal(calls, 4 * 3)
  circle.advance(0, x, 0, 0.1)
  assert.equal(calls, 4 * 3)
})

test('refuses durations and steps that lead nowhere', () => {
  const still = rk4(1, (_, __, into) => into.fill(0))
  const x = new Float64Array(1)
  for (const [duration, longest] of [
    [-1, 1],
    [NaN, 1],
    [Infinity, 1],
    [1, 0],
    [1, NaN],
  ])
    assert.throws(() => still.advance(0, x, duration, longest), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => rk4(0, () => {}), { code: 'NUMBERS_DOMAIN' })
})
