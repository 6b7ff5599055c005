import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bloodVolume, bloodVolumeChange } from '@vitalbench/kernel/physiology'
import { z } from 'zod'
import { controllers } from '../controllers/controllers.ts'
import { column } from '../session/trace.ts'
import { builtIn, examFaults } from '../testing/exam-faults.ts'
import { runTrial } from '../testing/trial.ts'
import type { Trial } from '../testing/trial.ts'
import { nadlerVolume } from './fluid-cohort.ts'
import { lossAt } from './fluid-indices.ts'
import { bleedingAt, fluidShape, happeningsOf } from './fluid-plan.ts'
import type { FluidPlan } from './fluid-plan.ts'
import { fluid } from './fluid.ts'

const planOf = (scenario: z.input<typeof fluidShape.scenario> = {}, size = 12): FluidPlan =>
  z.object(fluidShape).parse({ cohort: { size }, scenario })

const patientsOf = async (plan: FluidPlan) => Array.fromAsync(await fluid.patients(plan, 'fluid test', async () => new Uint8Array()))

const run = async (plan: FluidPlan, by: Trial<FluidPlan>['by'], more: Partial<Trial<FluidPlan>> = {}) =>
  (await patientsOf(plan)).map((patient) => {
    const trace = runTrial({ plant: fluid, plan, patient, periodSeconds: 30, by, ...more })
    return { patient, trace, map: column(trace.truth, 2, 0), found: fluid.judge(trace, plan, patient) }
  })

const meanOf = (sessions: Awaited<ReturnType<typeof run>>, index: string): number =>
  sessions.reduce((sum, { found }) => sum + found[index]!, 0) / sessions.length

const nothing = (): number => 0
const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

test('a pressure tells the loss of blood that goes with it, as the model has it', async () => {
  const [{ parameters }] = await patientsOf(planOf())
  const body = bloodVolume.open({ parameters })
  body.inputs[1] = 60
  for (let minute = 0; minute < 25; minute++) {
    body.advance(1)
    near(lossAt(body.outputs[2], parameters), -body.outputs[1], 1e-9, `loss after ${minute + 1} min`)
  }
})

test('the trace under a constant infusion is the closed form of the kernel', async () => {
  const plan = planOf({ minutes: 60, lost: { percent: 0 }, haemorrhage: [] })
  for (const { patient, map } of await run(plan, (seconds) => (seconds < 900 ? 40 : 0))) {
    const { alphaInfusion: alpha, gain, volume } = patient.parameters
    for (const [k, pressure] of map.entries()) {
      const expected = bloodVolumeChange({ alpha, gain, infusionMlPerMinute: 40, infusionMinutes: 15 }, k / 2)
      near((-volume * lossAt(pressure, patient.parameters)) / 100, expected, 1e-6, `change after ${k / 2} min`)
    }
  }
})

test('what was lost and given is shared out between vessels and tissue, and nothing else', async () => {
  const plan = planOf({
    minutes: 400,
    lost: { percent: 20, minutes: 30 },
    haemorrhage: [
      { atMinutes: 10.2, mlPerMinute: 40 },
      { atMinutes: 20.7, mlPerMinute: 0 },
    ],
  })
  for (const { patient, map } of await run(plan, (seconds) => (seconds < 3600 ? 12 : 0))) {
    const { alphaInfusion, alphaHaemorrhage, volume } = patient.parameters
    const kept = (12 * 60) / (1 + alphaInfusion) - (0.2 * volume + 40 * 10.5) / (1 + alphaHaemorrhage)
    near((-volume * lossAt(map[map.length - 1], patient.parameters)) / 100, kept, 0.01, patient.id)
  }
})

test('a cohort is plausible, the same by seed however large, and starts in shock but alive', async () => {
  near(nadlerVolume({ sex: 'm', height: 1.76, weight: 77 }), 5083, 1, 'Nadler, a man')
  near(nadlerVolume({ sex: 'f', height: 1.63, weight: 62 }), 3777, 1, 'Nadler, a woman')
  const [few, many] = await Promise.all([3, 600].map((size) => patientsOf(planOf({}, size))))
  assert.deepEqual(many.slice(0, 3), few)
  const starts = many.map((patient) => {
    const into = new Float64Array(2)
    fluid.open(patient, planOf(), { periodSeconds: 30, half: false, stream: () => assert.fail('no noise') }).observe(into)
    return into[0]
  })
  assert.ok(Math.min(...starts) > 30 && Math.max(...starts) < 95, `${Math.min(...starts)} to ${Math.max(...starts)} mmHg`)
  const perKg = many.map(({ parameters, view }) => parameters.volume / Number(view.weight))
  assert.ok(Math.min(...perKg) > 40 && Math.max(...perKg) < 100, `${Math.min(...perKg)} to ${Math.max(...perKg)} mL/kg`)
})

test('bleeding lowers the pressure, in the scenario and as a fault; each controller holds it better than nobody', async () => {
  const plan = planOf()
  const [left, bled, pi, protocol] = await Promise.all([
    run(plan, nothing),
    run(plan, nothing, { caused: { haemorrhage: 5 } }),
    run(plan, controllers['fluid-pi']),
    run(plan, controllers['fluid-protocol']),
  ])
  for (const [k, { map }] of left.entries()) {
    assert.ok(map[110] < map[100] && map[170] < map[160], 'the two bleeds of the scenario')
    assert.ok(bled[k].map[240] < map[240] - 3, 'the fault')
  }
  assert.ok(meanOf(left, 'pressureInBand') < 25 && meanOf(left, 'volumeGiven') === 0)
  assert.ok(meanOf(pi, 'pressureInBand') > 75, `${meanOf(pi, 'pressureInBand')} % in band`)
  assert.ok(meanOf(pi, 'pressureError') < 4, `${meanOf(pi, 'pressureError')} mmHg`)
  assert.ok(meanOf(protocol, 'pressureError') < 0.7 * meanOf(left, 'pressureError'))
  assert.ok(meanOf(pi, 'greatestLoss') < meanOf(left, 'greatestLoss'))
  for (const { trace, found } of protocol) {
    const given = trace.delivered.reduce((sum, rate) => sum + rate / 2, 0)
    near(found.volumeGiven!, given, 1e-9, 'fluid given')
    // Whole boluses, but for one that the end of the session cuts.
    assert.ok(given % 250 < 1e-6 || given % 250 > 250 - 1e-6 || trace.delivered[trace.steps - 1] > 0, `${given} mL`)
  }
})

test('half the step changes the rounding alone', async () => {
  const plan = planOf({}, 3)
  const [whole, half] = [await run(plan, () => 20), await run(plan, () => 20, { half: true })]
  for (const [k, { map }] of whole.entries()) for (const [i, value] of map.entries()) near(half[k].map[i], value, 1e-9, `row ${i}`)
})

test('the sensor shows the pressure with noise of the stated size, the pump ends at its maximum', async () => {
  const plan = planOf({ minutes: 1000 }, 1)
  const [{ trace }] = await run(plan, () => 250)
  const errors = Array.from({ length: trace.steps }, (_, k) => trace.shown[2 * k] - trace.truth[2 * k])
  near(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length), 2, 0.1, 'noise')
  assert.equal(trace.delivered[7], 100)
})

test('a session puts the way to the target, its steps and the bleeds to the controller', () => {
  const plan = planOf({ targets: [{ atMinutes: 60, value: 80 }] })
  assert.deepEqual(
    happeningsOf(plan, 55).map(({ kind, minutes, from, to }) => [kind, minutes, from, to]),
    [
      ['step', 0, 55, 70],
      ['disturbance', 50, 70, 70],
      ['step', 60, 70, 80],
      ['disturbance', 80, 80, 80],
    ],
  )
  assert.deepEqual(
    [49, 50, 54.9, 55].map((minutes) => bleedingAt(plan, minutes)),
    [0, 50, 50, 0],
  )
})

const contract = `  periodSeconds: 60
  inputs: [{ id: map, unit: 'mm[Hg]' }, { id: target, unit: 'mm[Hg]' }]
  outputs: [{ id: infusion, unit: mL/min, range: [0, 100] }]`

test('the bench passes the exam on fluid', async () =>
  assert.deepEqual(
    await examFaults({
      'pi.yaml': builtIn('fluid-pi', contract),
      'protocol.yaml': builtIn('fluid-protocol', contract),
      'study.yaml': `format: vitalbench-study/1
study: fluid
title: Fluid
question: Is the pressure held?
bench: control
seed: fluid
product: pi.yaml
reference: protocol.yaml
criteria:
  - { id: in-band, text: In band, measure: pressureInBand, group: no-fault, atLeast: 50 }
plan:
  patient: fluid
  cohort: { size: 3 }
  scenario: { minutes: 90 }
  bootstrap: { replicates: 200 }
  conditions:
    - name: haemorrhage
      faults: [{ kind: haemorrhage, fromMinutes: 40, minutes: 5 }]
    - name: line
      faults: [{ kind: damped-line, fromMinutes: 0, minutes: 90 }, { kind: line-disconnect, fromMinutes: 20, minutes: 5 }]
    - name: zero
      faults: [{ kind: transducer-zero, fromMinutes: 30, minutes: 30 }]
`,
    }),
    [],
  ))
