import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Controller, SessionOpening } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { controllers } from './controllers.ts'
import { glucoseTrend } from './glucose-trend.ts'

const patient = { weight: 70, basal: 0.9, carbohydrateRatio: 10, correctionFactor: 45, totalDailyDose: 40, target: 115 }
const opening = (over: Partial<SessionOpening['contract']> = {}, view: SessionOpening['patient'] = patient): SessionOpening => ({
  session: 's',
  patient: view,
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

/** What a controller gives for a course of glucose and meals: rate and bolus, decision by decision. */
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

  test(`${name} gives the basal rate when no reading comes`, () => {
    const silent = given(controller, [...course(20, () => 180), ...course(60, () => NaN)])
    assert.ok(Math.abs(silent[70].rate - patient.basal) < 1e-9)
    assert.ok(given(controller, [NaN, NaN]).every(({ rate }) => Math.abs(rate - patient.basal) < 1e-9))
  })
}

for (const [name, steady] of [
  ['glucose-pid', 110],
  ['glucose-mpc', 110],
] as const) {
  const controller = controllers[name]

  test(`${name} gives the basal rate as long as glucose stays where it aims`, () => {
    for (const { rate } of given(
      controller,
      course(300, () => steady),
    ))
      assert.ok(Math.abs(rate - patient.basal) < 1e-9, String(rate))
  })

  test(`${name} gives more when glucose is high, and nothing when it falls towards hypoglycaemia`, () => {
    assert.ok(
      given(
        controller,
        course(30, () => 220),
      )[29].rate >
        1.3 * patient.basal,
    )
    const falling = given(
      controller,
      course(30, (k) => 160 - 4 * k),
    )
    // Glucose is 80 mg/dL at decision 20.
    assert.ok(falling[20].rate < 0.05 * patient.basal, String(falling[20].rate))
    assert.ok(
      given(
        controller,
        course(30, () => 55),
      )
        .slice(10)
        .every(({ rate }) => rate < 0.05 * patient.basal),
    )
  })

  test(`${name} acts on whatever comes in with numbers within the contract, and is itself again two hours later`, () => {
    const mad = [NaN, 0, -50, 1e6, 40, Infinity, 400, NaN, -Infinity, NaN, 1e308, 600, 115]
    const readings = [...course(400, (k) => mad[k % mad.length]), ...course(100, () => steady)]
    const acts = given(controller, readings, { 3: 90, 200: NaN, 210: -40, 220: Infinity, 230: 1e9, 300: 20 })
    for (const { rate, bolus } of acts) assert.ok(rate >= 0 && rate <= 10 && bolus >= 0 && bolus <= 25)
    assert.deepEqual(
      [3, 200, 210, 220, 230, 300].map((k) => acts[k].bolus),
      [9, 0, 0, 0, 25, 2],
    )
    assert.ok(Math.abs(acts[499].rate / patient.basal - 1) < 0.5, String(acts[499].rate))
  })

  test(`${name} keeps to the ranges of its contract, and does without meals`, () => {
    const session = controller.open(
      opening({
        inputs: [{ id: 'glucose', unit: 'mg/dL' }],
        outputs: [
          { id: 'bolus', unit: 'U', range: [0, 3] },
          { id: 'insulin', unit: 'U/h', range: [0.1, 1.2] },
        ],
      }),
    )
    const outputs = new Float64Array(2)
    for (const [index, glucose] of [100, 150, 250, 350, 350, 350, 350, 200, 100, 50, 50, 50].entries()) {
      session.step(index, index * 300, Float64Array.of(glucose), outputs)
      assert.ok(outputs[0] === 0 && outputs[1] >= 0.1 && outputs[1] <= 1.2)
    }
    assert.ok(outputs[1] < 0.2)
  })

  test(`${name} refuses another period than its own, and a patient without a ratio`, () => {
    assert.throws(() => controller.open(opening({ periodSeconds: 60 })), /every 300 s, not every 60 s/)
    assert.throws(
      () => controller.open(opening({}, { ...patient, carbohydrateRatio: 0 })),
      /"carbohydrateRatio" of the patient's view is 0/,
    )
    const { totalDailyDose: _, ...without } = patient
    assert.throws(() => controller.open(opening({}, without)), /no number "totalDailyDose"/)
  })
}

test('the predictive controller coasts on its model for half an hour without readings', () => {
  const acts = given(controllers['glucose-mpc'], [...course(20, () => 200), ...course(20, () => NaN)])
  // Six silent periods, in which it goes on to correct.
  assert.ok(acts.slice(20, 26).every(({ rate }) => rate > 1.02 * patient.basal))
  assert.ok(acts.slice(26).every(({ rate }) => Math.abs(rate - patient.basal) < 1e-9))
})

test('the bolus of a meal keeps the rate down while it is at work', () => {
  for (const name of ['glucose-pid', 'glucose-mpc']) {
    const readings = course(24, (k) => 150 + Math.min(50, 5 * k))
    const [fed, fasting] = [60, 0].map((grams) => given(controllers[name], readings, { 0: grams })[12].rate)
    assert.ok(fed < fasting - 0.2, `${name}: ${fed} ${fasting}`)
  }
})

test('noise of a sensor, even white and great, does not pass for a need of insulin', () => {
  for (const [name, steady] of [
    ['glucose-pid', 110],
    ['glucose-mpc', 110],
  ] as const) {
    const random = stream('white', name)
    const acts = given(
      controllers[name],
      course(3000, () => steady + 15 * random.normal()),
    )
    const mean = acts.reduce((sum, { rate }) => sum + rate, 0) / acts.length
    assert.ok(mean < 1.1 * patient.basal && mean > 0.7 * patient.basal, `${name} ${mean}`)
  }
})

test('the trend finds a slope, begins where the readings begin, coasts over a gap and forgets after half an hour', () => {
  const trend = glucoseTrend()
  trend.see(NaN)
  for (let k = 0; k < 60; k++) trend.see(100 + 5 * k)
  assert.ok(Math.abs(trend.slope - 1) < 1e-6 && Math.abs(trend.glucose - 395) < 1e-4)
  for (let k = 0; k < 4; k++) trend.see(NaN)
  assert.ok(Math.abs(trend.glucose - 415) < 1e-3)
  for (let k = 0; k < 6; k++) trend.see(NaN)
  trend.see(120)
  assert.deepEqual([trend.glucose, trend.slope], [120, 0])
})
