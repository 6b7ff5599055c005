import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glucoseModels } from '@vitalbench/kernel/physiology'
import type { PlannedFault } from '../faults/fault.ts'
import { inspectControl } from '../inspect.ts'
import { planSchema } from '../plan.ts'
import { glucoseDay, glucosePatientsOf, quietPlan } from '../testing/glucose-days.ts'
import type { Orders } from '../testing/glucose-days.ts'
import { glucose } from './glucose.ts'

const model = 's2008'
const plan = quietPlan({ cohort: { size: 1, model }, scenario: { meals: [{ at: '08:00', grams: 40 }] } })
const [patient] = await glucosePatientsOf(plan)
const [basal, ratio] = [Number(patient.view.basal), Number(patient.view.carbohydrateRatio)]

// From decision 72 on for six hours: 06:00 to 12:00, over the meal at decision 96.
const [first, last] = [72, 144]
const during = (kind: string, more: Partial<PlannedFault> = {}): PlannedFault => ({ kind, fromMinutes: 360, minutes: 360, ...more })
const within = (k: number): boolean => k >= first && k < last

/** A bolus by the clock, so that what is shown changes nothing. */
const blind: Orders = (k) => [basal, k === 96 ? 40 / ratio : 0]
const day = (orders: Orders, ...faults: readonly PlannedFault[]) => glucoseDay(plan, patient, orders, { faults })
const usual = await day(blind)

const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)
const alike = (observed: Float64Array, expected: Float64Array, what: string): void => {
  assert.equal(observed.length, expected.length)
  for (const [k, value] of observed.entries()) near(value, expected[k], 1e-9, `${what} at decision ${k}`)
}

test('there is a test for every fault of the plant', () =>
  assert.deepEqual(Object.keys(glucose.faults).toSorted(), [
    'alcohol',
    'carbohydrate-misestimate',
    'compression-low',
    'double-bolus',
    'exercise',
    'missed-bolus',
    'occlusion',
    'sensitivity-shift',
    'site-failure',
    'unannounced-meal',
    'warm-up-drift',
  ]))

test('a compression low lowers what is shown, and while it lasts alone; the truth stays', async () => {
  const { course, shown } = await day(blind, during('compression-low'))
  assert.deepEqual(course, usual.course)
  for (const [k, value] of shown.entries()) near(value, (within(k) ? 0.6 : 1) * course[k], 1e-9, `shown at decision ${k}`)
})

test('a drift of warm-up grows by 10 mg/dL an hour, in what is shown', async () => {
  const { course, shown } = await day(blind, during('warm-up-drift'))
  assert.deepEqual(course, usual.course)
  for (const [k, value] of shown.entries()) near(value - course[k], within(k) ? ((k - first) * 10) / 12 : 0, 1e-9, `drift at decision ${k}`)
})

test('an occlusion stops all insulin, and nothing of it comes later; a failing site lets 40 % of it through', async () => {
  for (const [kind, share] of [
    ['occlusion', 0],
    ['site-failure', 0.4],
  ] as const) {
    const { course } = await day(blind, during(kind))
    const instead = await day((k, inputs) => blind(k, inputs).map((each) => (each ?? 0) * (within(k) ? share : 1)) as [number, number])
    alike(course, instead.course, kind)
    assert.deepEqual(course.subarray(0, first + 1), usual.course.subarray(0, first + 1))
    assert.ok(course[last] > usual.course[last] + (share === 0 ? 60 : 30), `${kind} raises glucose to ${course[last]} mg/dL`)
  }
})

const boluses: Orders = (k) => [basal, k === 96 ? 1 : k === 200 ? 0.5 : 0]

test('a missed bolus is not given, a double one twice; basal insulin and other boluses are', async () => {
  for (const [kind, units] of [
    ['missed-bolus', 0.5],
    ['double-bolus', 2.5],
  ] as const) {
    const { course, insulin } = await day(boluses, during(kind))
    near(sum(insulin) / 12, 24 * basal + units, 1e-9, `insulin of the day with a ${kind}`)
    const instead = await day((k) => [basal, k === 96 ? units - 0.5 : k === 200 ? 0.5 : 0])
    alike(course, instead.course, kind)
  }
})

test('a misestimate tells half as much again of a meal, an unannounced meal tells nothing; what is eaten stays', async () => {
  for (const [kind, told] of [
    ['carbohydrate-misestimate', 60],
    ['unannounced-meal', 0],
  ] as const) {
    const found = await day(blind, during(kind))
    assert.deepEqual(found.course, usual.course)
    assert.deepEqual([found.eaten[96], found.told[96], sum(found.told)], [40, told, told])
    // The bolus of who counts goes by what is told.
    const counted = await day((_, { meal }) => [basal, meal / ratio], during(kind))
    near(sum(counted.insulin) / 12, 24 * basal + told / ratio, 1e-9, `insulin with ${kind}`)
  }
  assert.equal(usual.told[96], 40)
})

test('what acts on the body acts through the inputs of the model: sensitivity, alcohol, exercise', async () => {
  for (const [kind, at, value] of [
    ['sensitivity-shift', 2, 1.5],
    ['alcohol', 3, 0.5],
    ['exercise', 4, 2],
  ] as const) {
    const fault = during(kind, { minutes: 45 })
    const { course, stopped } = await glucoseDay(quietPlan({ cohort: { size: 1, model } }), patient, () => [basal], { faults: [fault] })
    const { inputs, outputs, advance } = glucoseModels[model].open({ parameters: patient.parameters })
    inputs[0] = basal / 60
    const rest = inputs[at]
    for (let k = 0; k <= 288; k++) {
      near(course[k], outputs[0], 1e-6, `${kind} at decision ${k}`)
      inputs[at] = k >= first && k < first + 9 ? value : rest
      advance(5)
    }
    assert.equal(stopped, null)
    assert.ok(course[first + 9] < course[first] - 4, `${kind} lowers glucose to ${course[first + 9]} mg/dL`)
    near(course[288], course[first], 8, `${kind} is over at midnight`)
  }
})

test('a fault that comes again every day does so', async () => {
  const days = quietPlan({ cohort: { size: 1, model }, scenario: { days: 3 } })
  const faults = [during('compression-low', { everyMinutes: 1440 })]
  const { course, shown } = await glucoseDay(days, patient, () => [basal], { faults })
  for (const [k, value] of shown.entries()) near(value / course[k], within(k % 288) ? 0.6 : 1, 1e-12, `decision ${k}`)
})

const signals = (outputs: readonly { readonly id: string; readonly unit: string }[]) => ({
  periodSeconds: 300,
  inputs: [{ id: 'glucose', unit: 'mg/dL' }],
  outputs: outputs.map((output) => ({ ...output, range: [0, 10] })),
})

const mistakesOf = (name: string, output: { readonly id: string; readonly unit: string }, faults: readonly PlannedFault[] = []) => {
  const product = {
    name: 'p',
    version: '1',
    manufacturer: 'm',
    intendedPurpose: 'Test.',
    artefact: { link: 'built-in', controller: 'basal-bolus' },
    contract: signals([{ id: 'insulin', unit: 'U/h' }, output]),
  } as unknown as Parameters<typeof inspectControl>[1]['product']
  const conditions = faults.length > 0 ? [{ name: 'fault', faults }] : []
  const said = planSchema.parse({ patient: 'glucose', cohort: { size: 1, model: name }, conditions })
  return inspectControl(said, { product, reference: null })
}

test('glucagon is to be had with the model that has it, and else a mistake says what there is', () => {
  const [glucagon, bolus] = [
    { id: 'glucagon', unit: 'ug' },
    { id: 'bolus', unit: 'U' },
  ]
  assert.deepEqual(mistakesOf('s2013', glucagon), [])
  for (const name of ['s2008', 'hovorka', 'kanderian']) {
    assert.deepEqual(mistakesOf(name, bolus), [])
    assert.deepEqual(mistakesOf(name, glucagon), [
      { path: ['product', 'contract', 'outputs', 1, 'id'], message: 'unknown signal "glucagon"', cure: 'name one of "insulin", "bolus"' },
    ])
    const [mistake] = mistakesOf(name, bolus, [during('missing', { on: 'glucagon' })])
    assert.deepEqual(mistake.path, ['plan', 'conditions', 0, 'faults', 0])
    assert.match(mistake.message + mistake.cure, /acts on "glucagon".*"glucose", "meal", "target", "insulin", "bolus"/)
  }
})

test('all faults of the plant may stand in a study, in any model', () => {
  const faults = Object.keys(glucose.faults).map((kind) => during(kind))
  for (const name of ['s2008', 's2013', 'hovorka', 'kanderian']) assert.deepEqual(mistakesOf(name, { id: 'bolus', unit: 'U' }, faults), [])
})
