import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disturbanceResponse, stepResponse } from './response.ts'

const near = (observed: number | null, expected: number, tolerance: number, what: string): void =>
  assert.ok(observed !== null && Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const damping = 0.4
const omega = 0.1
const swing = omega * Math.sqrt(1 - damping ** 2)

/** Step response of a damped oscillator from 0 to 1 at t = 0. */
const oscillator = (t: number): number =>
  t <= 0 ? 0 : 1 - Math.exp(-damping * omega * t) * (Math.cos(swing * t) + ((damping * omega) / swing) * Math.sin(swing * t))

const seconds = Array.from({ length: 8001 }, (_, k) => (k - 1000) / 10)
const tests = { seconds, at: 0, tolerance: 0.02, steadySeconds: 80 }

test('a damped oscillator has the overshoot, undershoot and times of its closed form', () => {
  const found = stepResponse({ ...tests, values: seconds.map(oscillator), from: 0, to: 1 })
  const fall = Math.exp((-damping * Math.PI) / Math.sqrt(1 - damping ** 2))
  near(found.overshoot, fall, 1e-5, 'overshoot')
  near(found.relativeOvershoot, 100 * fall, 1e-3, 'relative overshoot')
  near(found.undershoot, fall ** 2, 1e-5, 'undershoot')
  near(found.steadyStateDeviation, 0, 1e-5, 'steady state')
  // Times at which the closed form passes 0.9 for the first and leaves 1 ± 0.02 for the last time, by fine search.
  const fine = Array.from({ length: 2_000_000 }, (_, k) => k / 10_000)
  near(found.responseTime, fine[fine.findIndex((t) => oscillator(t) >= 0.9)], 2e-3, 'response time')
  near(found.settlingTime, fine[fine.findLastIndex((t) => Math.abs(oscillator(t) - 1) > 0.02)], 2e-2, 'settling time')
})

test('a step downwards to another scale has the same characteristics', () => {
  const up = stepResponse({ ...tests, values: seconds.map(oscillator), from: 0, to: 1 })
  const down = stepResponse({ ...tests, tolerance: 0.4, values: seconds.map((t) => 60 - 20 * oscillator(t)), from: 60, to: 42 })
  near(down.responseTime, up.responseTime ?? NaN, 1e-9, 'response time')
  near(down.settlingTime, up.settlingTime ?? NaN, 1e-9, 'settling time')
  near(down.overshoot, 20 * up.overshoot, 1e-9, 'overshoot')
  near(down.relativeOvershoot, up.relativeOvershoot ?? NaN, 1e-9, 'relative overshoot')
  near(down.undershoot, 20 * up.undershoot, 1e-9, 'undershoot')
  near(down.steadyStateDeviation, -2, 1e-3, 'deviation')
  near(down.initial, 60, 1e-12, 'initial')
})

test('a first-order lag: response after ln 10 time constants, settling after ln 50, no overshoot', () => {
  const values = seconds.map((t) => (t <= 0 ? 5 : 5 + 2 * (1 - Math.exp(-t / 30))))
  const found = stepResponse({ ...tests, tolerance: 0.04, values, from: 5, to: 7 })
  near(found.responseTime, 30 * Math.log(10), 1e-3, 'response time')
  near(found.settlingTime, 30 * Math.log(50), 1e-2, 'settling time')
  near(found.overshoot, 0, 1e-6, 'overshoot')
  near(found.undershoot, 0, 1e-6, 'undershoot')
})

test('counted by hand, with uneven samples', () => {
  const found = stepResponse({
    seconds: [0, 10, 12, 16, 20, 30, 40, 60],
    values: [50, 50, 46, 36, 39, 41, 40, 40],
    at: 10,
    from: 50,
    to: 40,
    tolerance: 1.5,
    steadySeconds: 20,
  })
  // 90 % of the way is 41: between 46 at 12 s and 36 at 16 s. 38.5 is passed between 36 at 16 s and 39 at 20 s.
  near(found.responseTime, 4, 1e-12, 'response time')
  near(found.settlingTime, 6 + (4 * 2.5) / 3, 1e-12, 'settling time')
  assert.deepEqual([found.overshoot, found.undershoot, found.relativeOvershoot, found.steadyStateDeviation], [4, 1, 40, 0])
  assert.deepEqual(found.reasons, {})
})

test('what cannot be said is null with its reason', () => {
  const restless = stepResponse({ ...tests, values: seconds.map((t) => (t <= 0 ? 0 : 1 + 0.1 * Math.sin(t))), from: 0, to: 1 })
  assert.equal(restless.settlingTime, null)
  assert.match(restless.reasons.settlingTime ?? '', /no steady state/)
  const wrongWay = stepResponse({ ...tests, values: seconds.map((t) => (t <= 0 ? 0 : -1)), from: 0, to: 1 })
  assert.equal(wrongWay.responseTime, null)
  assert.equal(wrongWay.relativeOvershoot, null)
  assert.match(wrongWay.reasons.responseTime ?? '', /direction/)
})

test('a disturbance that is rejected: peak, first return and last', () => {
  const found = disturbanceResponse({
    seconds: [0, 60, 70, 80, 90, 100, 110, 120, 180],
    values: [50, 50, 64, 56, 44, 48, 50, 50, 50],
    at: 60,
    target: 49,
    tolerance: 4,
    steadySeconds: 60,
  })
  // 54 is passed between 56 at 80 s and 44 at 90 s, 46 between 44 at 90 s and 48 at 100 s.
  near(found.responseTime, 20 + 10 / 6, 1e-12, 'response time')
  near(found.settlingTime, 35, 1e-12, 'settling time')
  assert.deepEqual([found.overshoot, found.undershoot, found.initial, found.steadyStateDeviation], [14, 6, 50, 1])
})

test('a disturbance that is not felt settles at once, one that stays leaves a deviation', () => {
  const calm = disturbanceResponse({ ...tests, values: seconds.map(() => 3), target: 3 })
  for (const value of [calm.responseTime, calm.settlingTime, calm.overshoot, calm.undershoot]) near(value, 0, 1e-12, 'calm')
  const shifted = disturbanceResponse({
    ...tests,
    tolerance: 0.1,
    values: seconds.map((t) => (t <= 0 ? 3 : 4 - Math.exp(-t / 20))),
    target: 3,
  })
  near(shifted.steadyStateDeviation, 1, 1e-6, 'deviation')
  near(shifted.settlingTime, 20 * Math.log(10), 1e-2, 'settling time')
  near(shifted.responseTime, 20 * Math.log(10), 1e-2, 'response time')
})

test('refuses series and tests that mean nothing', () => {
  const values = seconds.map(oscillator)
  const whole = { ...tests, values, from: 0, to: 1 }
  const wrong = { code: 'MEASURE_RANGE' }
  assert.throws(() => stepResponse({ ...whole, to: 0 }), wrong)
  assert.throws(() => stepResponse({ ...whole, at: 900 }), wrong)
  assert.throws(() => stepResponse({ ...whole, tolerance: 0 }), wrong)
  assert.throws(() => stepResponse({ ...whole, steadySeconds: 900 }), wrong)
  assert.throws(() => stepResponse({ ...whole, reach: 1.1 }), wrong)
  assert.throws(() => stepResponse({ ...whole, values: values.slice(1) }), wrong)
  assert.throws(() => disturbanceResponse({ ...whole, target: NaN }), wrong)
  assert.throws(() => stepResponse({ ...whole, seconds: seconds.with(4, 99) }), { code: 'MEASURE_SERIES', message: /sample 5/ })
  assert.throws(() => stepResponse({ ...whole, values: values.with(3, NaN) }), { code: 'MEASURE_SERIES', message: /sample 3/ })
})
