import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Measure, Outcome, OutcomeValue } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import type { SessionIndex } from '../plants/plant.ts'
import { sessionsOf } from '../sessions.ts'
import { controllerMeasures, differenceMeasures, indexMeasures, lateMeasures } from './cohort.ts'

const options = { level: 0.95, replicates: 2000, stream: (name: string) => stream('cohort', name) }

const index = (worst: SessionIndex['worst']): SessionIndex => ({ name: 'x', unit: '%', better: 'lower', worst })

/** Sessions as `patient condition: values of the product, then of the reference`. */
const outcomes = (rows: Readonly<Record<string, readonly [product: Readonly<Record<string, OutcomeValue>>, reference?: number | null]>>) =>
  Object.entries(rows).map(([name, [values, reference]]): Outcome => {
    const [patient, condition] = name.split(' ')
    const other: Readonly<Record<string, OutcomeValue>> =
      reference === undefined ? {} : { 'reference.index.x': reference, 'reference.chain': '' }
    return { case: name, status: 'ok', reason: null, values: { patient, condition, chain: '', ...values, ...other } }
  })

const x = (value: number | null) => ({ 'index.x': value })
const find = (measures: readonly Measure[], name: string): Measure => measures.find((measure) => measure.name === name)!

const three = outcomes({
  'a n': [x(10), 8],
  'a f': [x(20), null],
  'b n': [x(30), 35],
  'b f': [x(null), 12],
  'c n': [x(-40), null],
})

test('the mean is over patients, not over sessions: a patient with two counts once', () => {
  // Patients have 15, 30 and −40.
  const { value, n, interval, group, unit } = find(indexMeasures([index('greatest')], 'all', sessionsOf(three, 'product'), options), 'x')
  assert.ok(Math.abs(value! - 5 / 3) < 1e-12)
  assert.deepEqual([n, group, unit], [3, 'all', '%'])
  // Three of the same patient are the farthest that can be drawn.
  assert.ok(interval!.low >= -40 && interval!.low < 0 && interval!.high <= 30 && interval!.high > 15, JSON.stringify(interval))
})

test('patients who are all alike have no interval but a reason, and the interval of many is the normal one', () => {
  const alike = outcomes(Object.fromEntries(['a', 'b', 'c', 'd'].map((patient) => [`${patient} n`, [x(7)]])))
  const { value, interval, reason } = find(indexMeasures([index('greatest')], 'all', sessionsOf(alike, 'product'), options), 'x')
  assert.deepEqual([value, interval], [7, null])
  assert.ok(reason!.length > 0)
  const normal = stream('patients')
  const many = outcomes(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`p${i} n`, [x(50 + 10 * normal.normal())]])))
  const measure = find(indexMeasures([index('greatest')], 'all', sessionsOf(many, 'product'), options), 'x')
  // 1.96 × 10 / √400 is 0.98; the deviation of this sample is within 10 % of 10.
  for (const half of [measure.value! - measure.interval!.low, measure.interval!.high - measure.value!])
    assert.ok(half > 0.83 && half < 1.13, `${half}`)
})

test('the worst is of all sessions, on the side that is bad', () => {
  const sessions = sessionsOf(three, 'product')
  for (const [side, value] of [
    ['greatest', 30],
    ['least', -40],
    ['farthest', -40],
  ] as const) {
    const measure = find(indexMeasures([index(side)], 'all', sessions, options), 'xWorst')
    assert.deepEqual([measure.value, measure.n, measure.interval], [value, 4, null])
  }
})

test('the difference is product less reference in the same session, first within the patient', () => {
  // a: 10 − 8 = 2, the other session has no reference; b: 30 − 35 = −5; c has no reference at all.
  const measures = differenceMeasures([index('greatest')], 'all', {
    product: sessionsOf(three, 'product'),
    reference: sessionsOf(three, 'reference'),
    options,
  })
  const { value, n, interval } = find(measures, 'xDifference')
  assert.deepEqual([measures.length, value, n], [1, -1.5, 2])
  assert.ok(interval!.low >= -5 && interval!.high <= 2)
})

test('pairing takes the spread between patients out', () => {
  const random = stream('pairs')
  const rows = Array.from({ length: 60 }, (_, i) => {
    const own = 100 * random.double()
    return [`p${i} n`, [x(own + 3), own]] as const
  })
  const sessions = outcomes(Object.fromEntries(rows))
  const { value, interval } = find(
    differenceMeasures([index('greatest')], 'all', {
      product: sessionsOf(sessions, 'product'),
      reference: sessionsOf(sessions, 'reference'),
      options,
    }),
    'xDifference',
  )
  assert.ok(Math.abs(value! - 3) < 1e-9 && interval!.high - interval!.low < 1e-9)
})

test('without a reference there is no difference, and without any value there is a reason', () => {
  const nothing = outcomes({ 'a n': [x(null)], 'b n': [x(null)] })
  const product = sessionsOf(nothing, 'product')
  assert.deepEqual(differenceMeasures([index('greatest')], 'all', { product, reference: [], options }), [])
  const measures = indexMeasures([index('greatest')], 'all', product, options)
  for (const { value, n, reason } of measures) {
    assert.deepEqual([value, n], [null, 0])
    assert.match(reason!, /no session has a value/)
  }
})

const counted = (failed: number | null, stopped: number | null, outOfRange: number, tooFast: number) => ({
  failedAtMinutes: failed,
  stoppedAtMinutes: stopped,
  outOfRange,
  tooFast,
})

test('sessions that it acted in to the end, those that were stopped, and breaches a patient', () => {
  const sessions = outcomes({
    'a n': [counted(null, null, 3, 1)],
    'a f': [counted(0, null, 0, 0)],
    'b n': [counted(null, 12.5, 0, 6)],
    'c n': [counted(null, 0, 0, 0)],
  })
  const measures = controllerMeasures('all', sessionsOf(sessions, 'product'), options)
  const [answered, stopped, breaches] = ['answered', 'stopped', 'contractBreaches'].map((name) => find(measures, name))
  // Wilson's interval of 3 of 4, by hand: (0.75 + 1.96²/8 ± 1.96 √(0.75 × 0.25/4 + 1.96²/64)) / (1 + 1.96²/4).
  assert.equal(answered.value, 0.75)
  assert.ok(Math.abs(answered.interval!.low - 0.30064) < 1e-4 && Math.abs(answered.interval!.high - 0.95442) < 1e-4)
  assert.equal(stopped.value, 0.5)
  // Patients have 2, 6 and 0.
  assert.ok(Math.abs(breaches.value! - 8 / 3) < 1e-12)
  assert.equal(breaches.n, 3)
})

test('late decisions are counted for each patient', () => {
  const sessions = outcomes({ 'a n': [{ late: 4 }], 'a f': [{ late: 0 }], 'b n': [{ late: 7 }] })
  const [{ name, value, n }] = lateMeasures('all', sessionsOf(sessions, 'product'), options)
  // Patients have 2 and 7.
  assert.deepEqual([name, value, n], ['lateDecisions', 4.5, 2])
})

test('a reference that fails is no failure of the product', () => {
  const [session] = outcomes({ 'a n': [counted(null, null, 0, 0), 5] })
  const failed: Outcome = {
    ...session,
    status: 'crashed',
    reason: 'reference product: exited',
    values: { ...session.values, 'reference.failedAtMinutes': 3 },
  }
  assert.equal(find(controllerMeasures('all', sessionsOf([failed], 'product'), options), 'answered').value, 1)
  assert.equal(find(controllerMeasures('all', sessionsOf([failed], 'reference'), options), 'answered').value, 0)
})
