import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { exerciseEffect, glucoseModels, insulinPumps } from '@vitalbench/kernel/physiology'
import { atHalfStep } from '../session/half-step.ts'
import { glucoseDay, glucosePatientsOf, glucosePlan, quietPlan } from '../testing/glucose-days.ts'
import type { Orders } from '../testing/glucose-days.ts'
import { glucose } from './glucose.ts'
import type { PlantPatient } from './plant.ts'

const models = ['s2008', 's2013', 'hovorka', 'kanderian'] as const
const basalOf = ({ view }: PlantPatient): number => Number(view.basal)
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

test('who fasts on the basal rate stays at the target for a day, in every model', async () => {
  for (const model of models) {
    const plan = quietPlan({ cohort: { size: 3, model } })
    for (const patient of await glucosePatientsOf(plan)) {
      const { course, shown, stopped, outsideSeconds } = await glucoseDay(plan, patient, () => [basalOf(patient)])
      for (const [k, value] of course.entries()) near(value, Number(patient.view.target), 2, `${patient.id} after ${5 * k} min`)
      assert.deepEqual(shown, course.slice(0, -1), 'an exact sensor shows the truth')
      assert.deepEqual([stopped, outsideSeconds], [null, 0])
    }
  }
})

/** 50 g from 07:00 in 10 min, 47 g from 12:31 in 10 min, 66 g from 18:44 in 14 min; in g/min. */
const food = (minute: number): number =>
  minute >= 420 && minute < 430 ? 5 : minute >= 751 && minute < 761 ? 4.7 : minute >= 1124 && minute < 1138 ? 66 / 14 : 0

const bolus = (k: number): number => (k === 84 ? 2 : k === 150 ? 1.3 : 0)

test('an open-loop day is the body of the kernel, minute by minute', async () => {
  const amplitude = 0.3
  const scenario = {
    meals: [
      { at: '07:00', grams: 50 },
      { at: '12:31', grams: 47 },
      { at: '18:44', grams: 66 },
    ],
    exercise: [{ at: '16:02', minutes: 33, intensity: 40 }],
    sensitivitySwing: amplitude,
  }
  for (const model of models) {
    const plan = quietPlan({ cohort: { size: 1, model }, scenario })
    const [patient] = await glucosePatientsOf(plan)
    const { course } = await glucoseDay(plan, patient, (k) => [0.9 * basalOf(patient), bolus(k)])
    const phase = stream('glucose day', 'sensitivity', patient.id).double() * 2 * Math.PI
    const { inputs, outputs, advance } = glucoseModels[model].open({ parameters: patient.parameters })
    for (let minute = 0; minute < 1440; minute++) {
      const k = Math.floor(minute / 5)
      const middle = 5 * k + 2.5
      const bout = exerciseEffect({ intensity: 40, minutes: 33, liverResponse: 0 }, middle - 962)
      inputs[0] = (0.9 * basalOf(patient)) / 60 + bolus(k) / 5
      inputs[1] = food(minute)
      inputs[2] = (1 + amplitude * Math.sin(phase + (Math.PI * middle) / 720)) * bout.sensitivity
      inputs[3] = 1
      inputs[4] = bout.uptake
      if (minute % 5 === 0) near(course[k], outputs[0], 1e-6, `${model} after ${minute} min`)
      advance(1)
    }
    near(course[288], outputs[0], 1e-6, `${model} at the end`)
    assert.ok(Math.max(...course) - Math.min(...course) > 50, 'the day was not quiet')
  }
})

test('the way of a day does not depend on how often the controller decides', async () => {
  const scenario = {
    meals: [
      { at: '07:00', grams: 22 },
      { at: '12:31', grams: 27 },
    ],
    mealJitterMinutes: 20,
  }
  for (const model of models) {
    const plan = quietPlan({ cohort: { size: 1, model }, scenario })
    const [patient] = await glucosePatientsOf(plan)
    const every = async (periodSeconds: number) => (await glucoseDay(plan, patient, () => [basalOf(patient)], { periodSeconds })).course
    const minutely = await every(60)
    for (const periodSeconds of [45, 90, 300, 420]) {
      const course = await every(periodSeconds)
      for (let k = 0; k < course.length; k += 4) {
        const minute = (k * periodSeconds) / 60
        // The rule of a meal that is counted by shorter pieces makes a difference of this size in two of the models.
        near(course[k], minutely[minute], 0.2, `${model} every ${periodSeconds} s after ${minute} min`)
      }
    }
  }
})

const counting =
  (patient: PlantPatient): Orders =>
  (_k, { meal }) => [basalOf(patient), meal / Number(patient.view.carbohydrateRatio)]

test('half the step changes the error of the solver alone; the body hears of the same meals and the same insulin', async () => {
  for (const model of models) {
    const plan = glucosePlan({ cohort: { size: 1, model }, scenario: { days: 2 } })
    const [patient] = await glucosePatientsOf(plan)
    const { setup, trace, course, eaten, stopped } = await glucoseDay(plan, patient, counting(patient))
    const fine = atHalfStep(setup, trace, trace.steps)
    assert.equal(stopped, null)
    let largest = 0
    for (const [k, value] of course.entries()) {
      largest = Math.max(largest, Math.abs(value - fine.truth[3 * k]))
      assert.equal(fine.truth[3 * k + 1], eaten[k], `meal at decision ${k}`)
    }
    assert.ok(largest > 0 && largest < 0.05, `${model}: ${largest} mg/dL`)
  }
})

test('the insulin that is reported is what left the pump: its own strokes, and nearly what was ordered', async () => {
  const plan = quietPlan({ cohort: { size: 1, model: 's2008' }, scenario: { days: 2 }, pump: 'tslim-x2' })
  const [patient] = await glucosePatientsOf(plan)
  const { insulin, found } = await glucoseDay(plan, patient, (k) => [0.8, k === 100 ? 3 : 0])
  const pump = insulinPumps['tslim-x2'].open({ stream: stream('glucose day', 'pump', patient.id) })
  const strokes = Array.from({ length: 576 }, (_, k) => pump.deliver(0.8, k === 100 ? 3 : 0, 5))
  near(sum(insulin) / 12, sum(strokes), 1e-9, 'insulin of two days in U')
  near(found.insulinUsed!, sum(strokes) / 2, 1e-9, 'insulin a day in U')
  // 0.8 U/h and one bolus of 3 U in two days; pumps differ by 3 %.
  near(found.insulinUsed!, 0.8 * 24 + 1.5, 0.1 * 20.7, 'insulin a day as ordered')
  const exact = await glucoseDay({ ...plan, pump: 'ideal' }, patient, (k) => [0.8, k === 100 ? 3 : 0])
  near(exact.found.insulinUsed!, 20.7, 1e-9, 'insulin a day from an ideal pump')
})

test('the daily swing of sensitivity is of the stated size, of mean 1, and each patient has a phase of its own', async () => {
  const cohort = { size: 6, model: 'hovorka' } as const
  const plan = quietPlan({ cohort, scenario: { days: 2, sensitivitySwing: 0.3 } })
  const lows = []
  for (const patient of await glucosePatientsOf(plan)) {
    const { course } = await glucoseDay(plan, patient, () => [basalOf(patient)])
    const day = course.subarray(288)
    assert.ok(Math.max(...day) - Math.min(...day) > 10, `${patient.id} swings by ${Math.max(...day) - Math.min(...day)} mg/dL`)
    lows.push(day.indexOf(Math.min(...day)))
    const phase = stream('glucose day', 'sensitivity', patient.id).double() * 2 * Math.PI
    // Sensitivity is greatest a quarter of a day after the phase is 0; glucose is lowest some hours later, not before.
    const greatest = (((Math.PI / 2 - phase) / (2 * Math.PI)) * 288 + 576) % 288
    const lag = (day.indexOf(Math.min(...day)) - greatest + 288) % 288
    assert.ok(lag > 0 && lag < 96, `${patient.id}: the low comes ${lag / 12} h after the greatest sensitivity`)
  }
  assert.ok(new Set(lows).size > 3, `lows at ${lows.join(', ')}`)
})

/** A day of fasting on the basal rate, with glucagon in µg at 01:00. */
async function glucagonDay(model: 's2013' | 's2008', micrograms: number) {
  const plan = quietPlan({ cohort: { size: 1, model } })
  const [patient] = await glucosePatientsOf(plan)
  return glucoseDay(plan, patient, (k) => [basalOf(patient), 0, k === 12 ? micrograms : 0], { glucagon: true })
}

test('glucagon acts in the model that has it alone, and an order below zero is none', async () => {
  const [none, some, negative, other] = await Promise.all([
    glucagonDay('s2013', 0),
    glucagonDay('s2013', 100),
    glucagonDay('s2013', -100),
    glucagonDay('s2008', 100),
  ])
  assert.ok(Math.max(...some.course) > Math.max(...none.course) + 10, `glucagon raises glucose to ${Math.max(...some.course)} mg/dL`)
  assert.deepEqual(negative.course, none.course)
  assert.deepEqual([some.found.glucagonUsed, negative.found.glucagonUsed, other.found.glucagonUsed], [100, 0, null])
})

test('what is given until the next decision is given evenly: boluses in U, glucagon in µg', async () => {
  const plan = quietPlan({ cohort: { size: 1, model: 's2013' } })
  const [patient] = await glucosePatientsOf(plan)
  for (const periodSeconds of [60, 300, 900]) {
    const run = glucose.open(patient, plan, { periodSeconds, half: false, stream: (name) => stream('evenly', name) })
    const { inputs, outputs, advance } = glucoseModels.s2013.open({ parameters: patient.parameters })
    const minutes = periodSeconds / 60
    const truth = new Float64Array(3)
    inputs[0] = 1.2 / 60 + 2 / minutes
    inputs[5] = 90 / minutes
    for (let k = 0; k < 12; k++) {
      run.advance(periodSeconds, k === 0 ? Float64Array.of(1.2, 2, 90) : Float64Array.of(1.2, 0, 0))
      advance(minutes)
      inputs[0] = 1.2 / 60
      inputs[5] = 0
      run.observe(truth)
      near(truth[0], outputs[0], 1e-9, `every ${periodSeconds} s, decision ${k}`)
    }
  }
})

test('all that a controller may know of a patient are six settings of a pump', async () => {
  for (const model of models)
    for (const { view, rest, origin } of await glucosePatientsOf(glucosePlan({ cohort: { size: 9, model } }))) {
      assert.deepEqual(Object.keys(view).toSorted(), [
        'basal',
        'carbohydrateRatio',
        'correctionFactor',
        'target',
        'totalDailyDose',
        'weight',
      ])
      assert.deepEqual(rest, [view.basal, 0, 0])
      assert.match(origin!, new RegExp(`glucose-cohort-\\d+, ${model}$`))
    }
})

test('a controller may speak mmol/L, units a minute and milligrams', () => {
  const [shown, , target] = glucose.observations
  const [insulin, bolus, glucagon] = glucose.commands
  // Glucose has 180.16 g/mol.
  for (const { units } of [shown, target]) near(180.16 * units['mmol/L'], 10, 1e-9, 'mmol/L')
  near(3 * insulin.units['[iU]/min'], 0.05, 1e-12, '3 U/h in U/min')
  assert.deepEqual([insulin.units['U/h'], bolus.units.U, 500 * glucagon.units.mg], [1, 1, 0.5])
})
