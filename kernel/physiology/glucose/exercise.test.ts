import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince } from '@vitalbench/kernel/numbers'
import type { Model } from '../body.ts'
import { exerciseEffect } from './exercise.ts'
import { hovorka, hovorkaBasal, hovorkaParameters } from './hovorka/index.ts'
import { kanderian, kanderianBasal, kanderianParameters } from './kanderian/index.ts'

test('uptake and production agree with the differential equations of Roy and Parker', () => {
  for (const [intensity, minutes] of [
    [32, 60],
    [50, 120],
  ]) {
    let working = intensity
    const solver = dormandPrince(
      3,
      (_, [oxygen, production, uptake], into) => {
        into[0] = 0.8 * (working - oxygen)
        into[1] = 0.00158 * oxygen - 0.056 * production
        into[2] = 0.00195 * oxygen - 0.0485 * uptake
      },
      { relative: 1e-10 },
    )
    solver.start(0, [0, 0, 0])
    for (let time = 10; time <= 300; time += 10) {
      if (time === minutes + 10) {
        working = 0
        solver.start(minutes, solver.state)
      }
      solver.advance(time)
      const { uptake, production } = exerciseEffect({ intensity, minutes, basalProduction: 2.4 }, time)
      // Glycogen runs short after 87.471 - 1.1521 u min, by 0.0108 mg/kg/min each min; it recovers with 6 min.
      const short =
        0.0108 * Math.max(0, Math.min(time, minutes) - (87.471 - 1.1521 * intensity)) * Math.exp(-Math.max(0, time - minutes) / 6)
      assert.ok(Math.abs(uptake - solver.state[2]) < 1e-7, `uptake at ${time}`)
      assert.ok(Math.abs(production - 1 - (solver.state[1] - short) / 2.4) < 1e-7, `production at ${time}`)
    }
  }
})

test('sensitivity grows with the work and fades over ten hours', () => {
  const bout = { intensity: 46, minutes: 45 }
  const end = exerciseEffect(bout, 45).sensitivity
  // Half of the reserve of 120 /min for 45 min, 3e-4 each.
  assert.ok(Math.abs(end - (1 + 60 * 45 * 3e-4)) < 1e-12)
  assert.ok(Math.abs((exerciseEffect(bout, 645).sensitivity - 1) / (end - 1) - Math.exp(-1)) < 1e-12)
  for (const time of [-5, 0]) assert.deepEqual(exerciseEffect(bout, time), { uptake: 0, production: 1, sensitivity: 1 })
  assert.deepEqual(exerciseEffect({ intensity: 0, minutes: 150 }, 140), { uptake: 0, production: 1, sensitivity: 1 })
})

/** Fall of glucose in mg/dL during exercise of a person at rest under the basal infusion. */
function fall(model: Model, infusion: number, intensity: number, liverResponse = 0): number {
  const body = model.open({ parameters: { Gb: 140 } })
  const start = body.outputs[0]
  for (let time = 0; time < 45; time++) {
    const { uptake, production, sensitivity } = exerciseEffect({ intensity, minutes: 45, liverResponse }, time + 0.5)
    body.inputs.set([infusion, 0, sensitivity, production, uptake])
    body.advance(1)
  }
  return start - body.outputs[0]
}

test('moderate exercise lowers glucose by some tens of mg/dL, harder exercise by more', () => {
  const parameters = { Gb: 140 }
  for (const [model, infusion] of [
    [hovorka, hovorkaBasal(hovorkaParameters({ parameters })).infusion],
    [kanderian, kanderianBasal(kanderianParameters({ parameters })).infusion],
  ] as const) {
    const [light, moderate, hard] = [15, 35, 55].map((intensity) => fall(model, infusion, intensity))
    assert.ok(light > 2 && light < moderate && moderate < hard, `${model.name}: ${light} ${moderate} ${hard}`)
    // In adults with type 1 diabetes 45 min of aerobic exercise lower glucose by 40 to 80 mg/dL, insulin of a meal included.
    assert.ok(moderate > 10 && moderate < 80, `${model.name}: ${moderate} mg/dL`)
    assert.ok(fall(model, infusion, 35, 1) < moderate - 10)
  }
})

test('refuses exercise that nobody fitted', () => {
  const refuse = { code: 'GLUCOSE_RANGE' }
  assert.throws(() => exerciseEffect({ intensity: 90, minutes: 30 }, 10), refuse)
  assert.throws(() => exerciseEffect({ intensity: 40, minutes: 300 }, 10), refuse)
  assert.throws(() => exerciseEffect({ intensity: 40, minutes: 30, basalProduction: 0 }, 10), refuse)
  assert.throws(() => exerciseEffect({ intensity: NaN, minutes: 30 }, 10), refuse)
})
