import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pressureControlledBreath } from '@vitalbench/kernel/physiology'
import { z } from 'zod'
import { controllers } from '../controllers/controllers.ts'
import { column } from '../session/trace.ts'
import { builtIn, examFaults } from '../testing/exam-faults.ts'
import { runTrial } from '../testing/trial.ts'
import type { Trial } from '../testing/trial.ts'
import type { PlantPatient } from './plant.ts'
import { breathsIn } from './ventilation-breaths.ts'
import { lungParameters } from './ventilation-cohort.ts'
import { breathProfile } from './ventilation-indices.ts'
import { openTarget, ventilationShape } from './ventilation-plan.ts'
import type { VentilationPlan } from './ventilation-plan.ts'
import { ventilation } from './ventilation.ts'

type Said = z.input<z.ZodObject<typeof ventilationShape>>

const planOf = (said: Partial<Said> = {}): VentilationPlan => z.object(ventilationShape).parse({ cohort: { size: 6 }, ...said })

const patientsOf = async (plan: VentilationPlan) =>
  Array.fromAsync(await ventilation.patients(plan, 'ventilation test', async () => new Uint8Array()))

const oneOf = (resistance: number, compliance: number, compartments: 1 | 2 = 1): PlantPatient => ({
  id: 'one',
  parameters: lungParameters(resistance, compliance, compartments),
  view: {},
  rest: [5],
})

const period = 0.03
const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const run = (
  plan: VentilationPlan,
  patient: PlantPatient,
  by: Trial<VentilationPlan>['by'],
  more: Partial<Trial<VentilationPlan>> = {},
) => {
  const trace = runTrial({ plant: ventilation, plan, patient, periodSeconds: period, by, ...more })
  const [airway, target, flow, volume] = [0, 1, 2, 3].map((at) => column(trace.truth, 4, at))
  return { trace, airway, target, flow, volume, found: ventilation.judge(trace, plan, patient) }
}

/** A square wave straight from the ventilator, without hose and lag, as the closed form has it. */
const ideal = (said: Said['scenario'] = {}): VentilationPlan =>
  planOf({ scenario: { fallSeconds: 0, ...said }, ventilator: { lagSeconds: 0, hose: 0 }, sensor: { pressure: 0, flow: 0 } })

test('the target has the breath of deluca: up at once, a second held, half a second down', () => {
  const target = openTarget(planOf({ scenario: { pip: 35 } }).scenario)
  for (const [seconds, expected] of [
    [0, 35],
    [0.99, 35],
    [1, 35],
    [1.25, 20],
    [1.5, 5],
    [2.99, 5],
    [100 * period, 35],
    [1999 * period, 5],
    [2000 * period, 35],
  ])
    near(target(seconds), expected, 1e-9, `at ${seconds} s`)
})

test('without hose and lag the open loop breathes as the closed form of pressure control', () => {
  for (const [resistance, compliance] of [
    [10, 0.05],
    [20, 0.05],
  ]) {
    const plan = ideal({ minutes: 1, fallSeconds: 0 })
    const { airway, target, trace, found } = run(plan, oneOf(resistance, compliance), controllers['ventilation-open-loop'])
    const expected = pressureControlledBreath({
      resistance,
      compliance,
      drivingPressure: 15,
      ratePerMinute: 20,
      inspirationSeconds: 34 * period,
    })
    // A decision every 30 ms ends an inspiration of 1 s at 1.02 s.
    const { tidalVolume, left } = breathsIn(trace, plan).at(-1)!
    near(tidalVolume, expected.tidalVolume, 1e-3 * expected.tidalVolume, 'tidal volume')
    near(left / compliance - 5, expected.intrinsicPeep, 1e-6, 'trapped pressure')
    near(found.trappedPressure!, expected.intrinsicPeep, 1e-6, 'index of trapped pressure')
    near(found.tidalVolume!, expected.tidalVolume, 0.03, 'index of tidal volume')
    // What is asked for is there one decision later.
    for (let k = 1; k < airway.length; k++) near(airway[k], target[k - 1], 1e-9, `airway pressure ${k}`)
  }
})

test('hose and leak divide the pressure as resistors do', () => {
  const [resistance, compliance, hose, leak] = [12, 0.04, 4.5, 0.02]
  const plan = planOf({ scenario: { minutes: 0.5 }, ventilator: { lagSeconds: 0, hose } })
  const { airway, flow, volume } = run(plan, oneOf(resistance, compliance), () => 20, { caused: { leak } })
  // In the end no air moves but through the leak, and the hose takes its share.
  const last = airway.length - 1
  near(airway[last], 20 / (1 + leak * hose), 1e-6, 'airway pressure at rest')
  near(flow[last], leak * airway[last], 1e-6, 'flow through the leak')
  near(volume[last], compliance * airway[last], 1e-6, 'volume at rest')
  for (let k = 1; k < airway.length; k++) {
    const lungFlow = (airway[k] - volume[k] / compliance) / resistance
    near(flow[k], lungFlow + leak * airway[k], 1e-9, `flow at the airway ${k}`)
    near(airway[k], 20 - hose * flow[k], 1e-9, `pressure after the hose ${k}`)
  }
})

test('volume is the integral of flow, shown from the beginning of each breath', () => {
  for (const compartments of [1, 2] as const) {
    const cohort = { size: 1, compartments }
    const plan = planOf({ cohort, scenario: { minutes: 0.5, riseSeconds: 0.5 }, sensor: { pressure: 0, flow: 0 } })
    const { flow, volume, trace } = run(plan, oneOf(15, 0.05, compartments), controllers['ventilation-open-loop'])
    let [sum, most] = [volume[0], 0]
    for (let k = 1; k < volume.length; k++) {
      sum += ((flow[k - 1] + flow[k]) / 2) * period
      most = Math.max(most, Math.abs(sum - volume[k]))
    }
    assert.ok(most < 0.01, `${most} L off after ten breaths`)
    const shown = column(trace.shown, 4, 3)
    assert.equal(shown[100], 0)
    near(shown[133], volume[133] - volume[100], 0.005, 'shown volume')
  }
})

test('an effort fills the lung, an obstruction and a stiff lung keep it empty', () => {
  const plan = planOf({ scenario: { minutes: 0.5 } })
  const by = controllers['ventilation-pid']
  const usual = run(plan, oneOf(12, 0.05), by).found
  assert.ok(run(plan, oneOf(12, 0.05), by, { caused: { effort: 5 } }).found.trappedPressure! > 4)
  assert.ok(run(plan, oneOf(12, 0.05), by, { caused: { obstruction: 3 } }).found.tidalVolume! < 0.8 * usual.tidalVolume!)
  assert.ok(run(plan, oneOf(12, 0.02), by).found.tidalVolume! < 0.5 * usual.tidalVolume!)
  assert.ok(run(plan, oneOf(40, 0.06), by).found.trappedPressure! > 1)
})

test('the cohort has the quartiles of its source, and is the same by seed', async () => {
  const [few, many] = await Promise.all([3, 2000].map((size) => patientsOf(planOf({ cohort: { size, lungs: 'copd' } }))))
  assert.deepEqual(many.slice(0, 3), few)
  const sorted = many.map(({ parameters }) => parameters.resistance).toSorted((a, b) => a - b)
  near(sorted[1000], 22, 0.8, 'median')
  // Cut at two standard deviations, so a little narrower.
  near(sorted[500] / sorted[1000], 16 / Math.sqrt(16 * 33), 0.05, 'first quartile by the median')
  const mixed = await patientsOf(planOf({ cohort: { size: 2000 } }))
  near(mixed.filter(({ view }) => view.lungs === 'ards').length / 2000, 181 / 359, 0.04, 'share of ARDS')
})

const patient = oneOf(13, 0.054)

test('PID holds the pressure better than the open loop, and both better than a ventilator that stays at its end-expiratory pressure', async () => {
  const plan = planOf({ scenario: { minutes: 1 } })
  for (const each of await patientsOf(plan)) {
    const [pid, open, still] = [controllers['ventilation-pid'], controllers['ventilation-open-loop'], () => 5].map(
      (by) => run(plan, each, by).found,
    )
    assert.ok(pid.airwayError! < 0.8 * open.airwayError!, `${pid.airwayError} against ${open.airwayError}`)
    assert.ok(open.airwayError! < 0.5 * still.airwayError!)
    assert.ok(pid.expiratoryError! < open.expiratoryError!)
    assert.ok(pid.greatestPressure! < 24, `${pid.greatestPressure} cmH2O`)
    near(still.tidalVolume!, 0, 1e-9, 'nobody breathes')
  }
})

test('half the step changes little, with one compartment and with two', () => {
  for (const compartments of [1, 2] as const) {
    const plan = planOf({ cohort: { size: 1, compartments }, scenario: { minutes: 0.5 }, ventilator: { lagSeconds: 0.01 } })
    const [whole, half] = [false, true].map((each) =>
      run(plan, oneOf(13, 0.054, compartments), controllers['ventilation-open-loop'], { half: each }),
    )
    const most = whole.airway.reduce((found, value, k) => Math.max(found, Math.abs(value - half.airway[k])), 0)
    assert.ok(most > 0 && most < 0.01, `${most} cmH2O`)
  }
})

test('a step of the set point is judged by the pressure of each breath', () => {
  const plan = planOf({ scenario: { minutes: 2, changes: [{ atMinutes: 1, pip: 25 }] } })
  const { found } = run(plan, patient, controllers['ventilation-pid'])
  assert.ok(found.responseTime! > 0 && found.responseTime! <= 0.1, `${found.responseTime} min`)
  assert.ok(found.overshoot! < 2 && found.steadyStateDeviation! < 5)
  assert.equal(found.recoveryTime, null)
  const profile = breathProfile(run(plan, patient, controllers['ventilation-open-loop']).trace, plan)
  assert.equal((profile.breathAirway as readonly number[]).length, 200)
})

test('refuses breaths that cannot be breathed', () => {
  for (const scenario of [{ rate: 40 }, { pip: 5 }, { riseSeconds: 1.5 }, { changes: [{ atMinutes: 1, peep: 30 }] }])
    assert.throws(() => planOf({ scenario }), z.ZodError)
})

const contract = `  periodSeconds: 0.03
  inputs: [{ id: airway, unit: 'cm[H2O]' }, { id: target, unit: 'cm[H2O]' }]
  outputs: [{ id: pressure, unit: 'cm[H2O]', range: [0, 60], fallback: hold }]`

test('the bench passes the exam on ventilation', async () =>
  assert.deepEqual(
    await examFaults({
      'pid.yaml': builtIn('ventilation-pid', contract),
      'open.yaml': builtIn('ventilation-open-loop', contract),
      'study.yaml': `format: vitalbench-study/1
study: ventilation
title: Ventilation
question: Is the pressure held?
bench: control
seed: ventilation
product: pid.yaml
reference: open.yaml
criteria:
  - { id: error, text: Error, measure: airwayError, group: no-fault, atMost: 2 }
plan:
  patient: ventilation
  cohort: { size: 2, compartments: 2 }
  scenario: { minutes: 0.5 }
  bootstrap: { replicates: 200 }
  conditions:
    - name: leak
      faults: [{ kind: leak, fromMinutes: 0.2, minutes: 0.2 }, { kind: sensor-zero, fromMinutes: 0.1, minutes: 0.2 }]
    - name: cough
      faults: [{ kind: cough, fromMinutes: 0.2, minutes: 0.01 }, { kind: obstruction, fromMinutes: 0.3, minutes: 0.1 }]
`,
    }),
    [],
  ))
