import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Controller, SessionOpening } from '@vitalbench/bench'
import { controllers } from './controllers.ts'

const patient = { weight: 70, basal: 0.9, carbohydrateRatio: 10, correctionFactor: 45, totalDailyDose: 40, target: 115 }
const opening = (over: Partial<SessionOpening['contract']> = {}): SessionOpening => ({
  session: 's',
  patient,
  contract: {
    periodSeconds: 300,
    inputs: [
      { id: 'glucose', unit: 'mg/dL' },
      { id: 'meal', unit: 'g' },
    ],
    outputs: [
      { id: 'insulin', unit: 'U/h', range: [0, 10] },
      { id: 'bolus', unit: 'U', range: [0, 25] },
    ],
    ...over,
  },
})

/** What a controller gives for a course of glucose and one meal: rate and bolus, decision by decision. */
function given(controller: Controller, glucose: readonly number[], meals: Readonly<Record<number, number>> = {}) {
  const session = controller.open(opening())
  const outputs = new Float64Array(2)
  return glucose.map((value, index) => {
    outputs.fill(NaN)
    session.step(index, index * 300, Float64Array.of(value, meals[index] ?? 0), outputs)
    return { rate: outputs[0], bolus: outputs[1] }
  })
}

const course = (length: number, value: (k: number) => number): readonly number[] => Array.from({ length }, (_, k) => value(k))

for (const name of ['basal-bolus', 'glucose-pid', 'glucose-mpc']) {
  const controller = controllers[name]

  test(`${name} gives the bolus of a meal by the patient's ratio`, () => {
    const at = given(
      controller,
      course(5, () => 115),
      { 2: 60 },
    )
    assert.deepEqual(
      at.map(({ bolus }) => Math.round(bolus * 10) / 10),
      [0, 0, 6, 0, 0],
    )
  })

  test(`${name} acts on any readings with finite numbers within its range`, () => {
    const mad = [NaN, 0, -50, 1e6, 40, 400, NaN, NaN, 600, 115]
    for (const { rate, bolus } of given(
      controller,
      course(400, (k) => mad[k % mad.length]),
      { 3: 90, 300: 20 },
    ))
      assert.ok(rate >= 0 && rate <= 10 && bolus >= 0 && Number.isFinite(bolus))
  })

  test(`${name} gives the basal rate when no reading comes`, () => {
    const silent = given(controller, [...course(20, () => 180), ...course(60, () => NaN)])
    assert.ok(Math.abs(silent[70].rate - patient.basal) < 1e-9)
  })
}

for (const name of ['glucose-pid', 'glucose-mpc']) {
  const controller = controllers[name]

  test(`${name} holds about the basal rate at a steady glucose in the middle`, () => {
    const { rate } = given(
      controller,
      course(200, () => 118),
    )[199]
    assert.ok(Math.abs(rate / patient.basal - 1) < 0.2, String(rate))
  })

  test(`${name} gives more when glucose is high, and nothing when it falls towards hypoglycaemia`, () => {
    assert.ok(
      given(
        controller,
        course(30, () => 220),
      )[29].rate >
        1.3 * patient.basal,
    )
    assert.ok(
      given(
        controller,
        course(30, (k) => 160 - 4 * k),
      )[20].rate <
        0.1 * patient.basal,
    )
  })
}

test('the predictive controller refuses another period than its own', () => {
  assert.throws(() => controllers['glucose-mpc'].open(opening({ periodSeconds: 60 })), /every 300 s/)
})
