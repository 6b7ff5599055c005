import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeResponse } from './response.ts'
import type { Happening } from './response.ts'

/** An hour of values, one a minute: a level from a minute on, until the next; in between what is said of single minutes. */
function hour(levels: Readonly<Record<number, number>>, single: Readonly<Record<number, number>> = {}): Float64Array {
  let level = NaN
  return Float64Array.from({ length: 61 }, (_, minute) => {
    level = levels[minute] ?? level
    return single[minute] ?? level
  })
}

const judged = (values: Float64Array, happenings: readonly Happening[], tolerance = 1) =>
  judgeResponse({ values, periodSeconds: 60, happenings, tolerance })

const step = (minutes: number, from: number, to: number): Happening => ({ kind: 'step', minutes, from, to })
const disturbance = (minutes: number, target: number): Happening => ({ kind: 'disturbance', minutes, from: target, to: target })

const near = (found: ReturnType<typeof judged>, expected: Readonly<Record<string, number | null>>): void => {
  for (const [name, value] of Object.entries(expected)) {
    const seen = found[name]
    if (value === null || seen === null) assert.equal(seen, value, name)
    else assert.ok(Math.abs(seen - value) < 1e-9, `${name} is ${seen}, not ${value}`)
  }
}

const noDisturbance = { recoveryTime: null, peakDeviation: null }
const noStep = { responseTime: null, settlingTime: null, overshoot: null }

test('a rise from 50 to 60 by 2 a minute: nine tenths of the way, and the band of ±1, after 4.5 min', () =>
  near(judged(hour({ 0: 50, 25: 60 }, { 21: 52, 22: 54, 23: 56, 24: 58 }), [step(20, 50, 60)]), {
    responseTime: 4.5,
    settlingTime: 4.5,
    overshoot: 0,
    steadyStateDeviation: 0,
    ...noDisturbance,
  }))

test('an overshoot to 63 is 5 % of the set point of 60, and settling waits for its end', () =>
  // Nine tenths, 59, between 20 min (50) and 21 min (62); 61 between 23 min (63) and 24 min (60).
  near(judged(hour({ 0: 50, 24: 60 }, { 21: 62, 22: 63, 23: 63 }), [step(20, 50, 60)]), {
    responseTime: 9 / 12,
    settlingTime: 3 + 2 / 3,
    overshoot: 5,
    steadyStateDeviation: 0,
  }))

test('one that comes to rest at 57 where 60 is wanted deviates by 5 %, and has responded to where it went', () =>
  // 90 % of the way to 57 is 56.3.
  near(judged(hour({ 0: 50, 21: 57 }), [step(20, 50, 60)]), { responseTime: 0.9, overshoot: 0, steadyStateDeviation: 5 }))

test('a fall is a step, too: below the set point is overshoot', () =>
  near(judged(hour({ 0: 97, 3: 50 }, { 1: 60, 2: 40 }), [step(0, 97, 50)]), {
    // 90 % of 47 down from 97 is 54.7, between 60 at 1 min and 40 at 2 min.
    responseTime: 1 + 5.3 / 20,
    // The band is left at 40, entered again at 49 of the way from 40 to 50.
    settlingTime: 2.9,
    overshoot: 20,
    steadyStateDeviation: 0,
  }))

test('a disturbance: the farthest from before in % of the set point, and the time until it is over', () => {
  const values = hour({ 0: 50 }, { 21: 56, 22: 56, 23: 54, 24: 52 })
  near(judged(values, [disturbance(20, 50)]), { peakDeviation: 12, recoveryTime: 4.5, steadyStateDeviation: 0, ...noStep })
  const mirrored = values.map((value) => 100 - value)
  near(judged(mirrored, [disturbance(20, 50)]), { peakDeviation: 12, recoveryTime: 4.5, steadyStateDeviation: 0, ...noStep })
})

test('of two steps the slowest and the farthest counts, each judged until the next one', () =>
  near(judged(hour({ 0: 50, 21: 60, 42: 40 }, { 41: 50 }), [step(20, 50, 60), step(40, 60, 40)]), {
    // 59 after 0.9 min; 42, nine tenths of the way down, between 50 at 1 min and 40 at 2 min.
    responseTime: 1.8,
    // Until 59 and until 41.
    settlingTime: 1.9,
    overshoot: 0,
    steadyStateDeviation: 0,
  }))

test('steps and disturbances share the deviation of the steady state', () =>
  near(judged(hour({ 0: 50, 21: 60, 41: 57 }), [step(20, 50, 60), disturbance(40, 60)]), {
    steadyStateDeviation: 5,
    overshoot: 0,
    peakDeviation: 5,
  }))

test('what swings to the end has no settling time, and neither has the session', () => {
  const swing = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [21 + i, i % 2 ? 63 : 57]))
  near(judged(hour({ 0: 50 }, swing), [step(20, 50, 60)]), { settlingTime: null })
  near(judged(hour({ 0: 50 }, swing), [step(0, 97, 50), step(20, 50, 60)]), { settlingTime: null })
})

test('an end ends what came before, and is nothing itself', () => {
  const values = hour({ 0: 50, 21: 60, 41: 80 })
  near(judged(values, [step(20, 50, 60), { kind: 'end', minutes: 40, from: 60, to: 60 }]), {
    responseTime: 0.9,
    overshoot: 0,
    steadyStateDeviation: 0,
    ...noDisturbance,
  })
})

test('what has fewer than eight decisions until the next thing is not judged', () => {
  const values = hour({ 0: 50, 21: 60 })
  near(judged(values, [step(20, 50, 60), step(27, 60, 61)]), { overshoot: 0, steadyStateDeviation: (100 * 1) / 61 })
  near(judged(values, [step(55, 60, 70)]), { responseTime: null, settlingTime: null, overshoot: null, steadyStateDeviation: null })
})

test('a set point that is set to what it is already is no step', () => {
  const values = hour({ 0: 50, 21: 60 })
  near(judged(values, [step(20, 50, 60), step(40, 60, 60)]), { responseTime: 0.9, settlingTime: 0.9, overshoot: 0 })
  near(judged(values, [step(40, 60, 60)]), { ...noStep, ...noDisturbance, steadyStateDeviation: null })
})

test('nothing that happens gives nothing', () =>
  near(judged(hour({ 0: 50 }), []), { ...noStep, ...noDisturbance, steadyStateDeviation: null }))
