import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minimise1d } from './minimise.ts'
import { closeTo } from './referee.test.ts'
import { root } from './root.ts'

const counted = (f: (x: number) => number): { f: (x: number) => number; calls: () => number } => {
  let calls = 0
  return { f: (x) => ((calls += 1), f(x)), calls: () => calls }
}

test('roots with closed forms, in few evaluations', () => {
  const cases: readonly [(x: number) => number, number, number, number][] = [
    [(x) => x * x - 2, 0, 2, Math.SQRT2],
    [(x) => Math.exp(x) - 5, -10, 10, Math.log(5)],
    [(x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    [(x) => x ** 9 - 0.001, 0, 1, 0.001 ** (1 / 9)],
    [(x) => Math.tanh(50 * (x - 0.123)), -1, 1, 0.123],
    [(x) => 1 - 3 / x, 1, 1000, 3],
  ]
  for (const [f, low, high, expected] of cases) {
    const { f: watched, calls } = counted(f)
    closeTo(root(watched, { low, high }), expected, 1e-15, `root between ${low} and ${high}`)
    closeTo(root(f, { low: high, high: low }), expected, 1e-15, 'ends exchanged')
    assert.ok(calls() < 40, `${calls()} evaluations`)
  }
})

test('a jump is found where it is, a root at an end at once', () => {
  closeTo(
    root((x) => (x < 0.3 ? -1 : 1), { low: 0, high: 1 }),
    0.3,
    1e-15,
    'jump',
  )
  assert.equal(
    root((x) => x, { low: 0, high: 1 }),
    0,
  )
  assert.ok(Math.abs(root((x) => x ** 3, { low: -1, high: 2, tolerance: 1e-6 })) < 1e-6)
})

test('a function without a change of sign is refused', () => {
  assert.throws(() => root((x) => x * x + 1, { low: -1, high: 1 }), { code: 'NUMBERS_NO_SIGN_CHANGE' })
  assert.throws(() => root(() => NaN, { low: -1, high: 1 }), { code: 'NUMBERS_NO_SIGN_CHANGE' })
})

test('minima with closed forms, in few evaluations', () => {
  const cases: readonly [(x: number) => number, number, number, number][] = [
    [(x) => (x - 2) ** 2 + 1, -10, 10, 2],
    [(x) => x - Math.log(x), 0.01, 20, 1],
    [(x) => -Math.sin(x), 0, 3, Math.PI / 2],
    [(x) => Math.abs(x - 0.7), 0, 1, 0.7],
    [(x) => x, 3, 4, 3],
  ]
  for (const [f, low, high, expected] of cases) {
    const { f: watched, calls } = counted(f)
    const { at, value } = minimise1d(watched, { low, high })
    closeTo(at, expected, 1e-7, `minimum between ${low} and ${high}`)
    assert.equal(value, f(at))
    assert.ok(calls() < 60, `${calls()} evaluations`)
  }
})
