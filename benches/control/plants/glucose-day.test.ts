import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { glucoseDay, glucosePatientsOf, glucosePlan, quietPlan } from '../testing/glucose-days.ts'
import { between, beginsOf, exerciseAt, foodOf, mealsOf } from './glucose-day.ts'

const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)
const spread = (values: readonly number[]): number => Math.sqrt(sum(values.map((value) => value ** 2)) / values.length)

test('meals come in order, near their time and size, and as often as the plan says', () => {
  const plan = glucosePlan({ scenario: { days: 365 } })
  const meals = mealsOf(plan, stream('meals of a year'))
  assert.equal(meals.length, 3 * 365)
  for (let i = 1; i < meals.length; i++) assert.ok(meals[i].from >= meals[i - 1].from, `meal ${i}`)
  const usual = [
    { minute: 420, grams: 50 },
    { minute: 750, grams: 70 },
    { minute: 1110, grams: 80 },
  ]
  const [late, more, miscounted] = [[], [], []] as [number[], number[], number[]]
  for (const [i, { from, grams, told }] of meals.entries()) {
    const { minute, grams: planned } = usual[i % 3]
    late.push(from - 1440 * Math.floor(i / 3) - minute)
    more.push(grams / planned - 1)
    miscounted.push(told / grams - 1)
  }
  // Two deviations at most, half a minute and half a gram of rounding.
  assert.ok(Math.max(...late.map(Math.abs)) <= 40.5, `${Math.max(...late.map(Math.abs))} min`)
  assert.ok(Math.max(...more.map(Math.abs)) <= 0.3 + 1e-12, `${Math.max(...more.map(Math.abs))} of a meal`)
  assert.ok(Math.max(...miscounted.map(Math.abs)) <= 0.2 + 0.5 / 35, `${Math.max(...miscounted.map(Math.abs))} of a count`)
  // A normal deviate that is clamped at ±2 has the variance 0.9545 − 4·0.05399 + 4·0.0455 = 0.9205.
  near(spread(late), 20 * 0.9594, 1.4, 'deviation of times in min')
  near(spread(more), 0.15 * 0.9594, 0.011, 'deviation of sizes')
  near(spread(miscounted), 0.1 * 0.9594, 0.008, 'deviation of counts')
  near(sum(late) / late.length, 0, 2, 'mean of times in min')
})

test('meals that may change places are put in order, and none is before midnight', () => {
  const scenario = {
    days: 200,
    meals: [
      { at: '00:30', grams: 20 },
      { at: '01:30', grams: 30 },
    ],
    mealJitterMinutes: 120,
  }
  const meals = mealsOf(glucosePlan({ scenario }), stream('night'))
  for (const [i, { from, grams }] of meals.entries()) assert.ok(grams > 0 && from >= (meals[i - 1]?.from ?? 0), `meal ${i}`)
  assert.equal(meals.length, 400)
})

const withSnack = (announced: boolean) =>
  glucosePlan({
    scenario: {
      meals: [
        { at: '07:00', grams: 50 },
        { at: '15:00', grams: 30, announced },
        { at: '19:00', grams: 60 },
      ],
    },
  })

test('what is not announced is told as 0 and eaten all the same; announcing changes neither time nor size', () => {
  const [all, some] = [true, false].map((announced) => mealsOf(withSnack(announced), stream('snacks')))
  assert.deepEqual(
    some,
    all.map((meal, i) => (i % 3 === 1 ? { ...meal, told: 0 } : meal)),
  )
  for (const [i, { told, grams }] of some.entries()) assert.ok(Number.isInteger(told) && told > 0 === (i % 3 !== 1) && grams > 15)
})

const mealAt = (from: number, grams: number) => ({ from, grams, told: 0 })

test('the carbohydrate of a session is that of its meals, at no more than 5 g/min', () => {
  // One after the other, overlapping, of whole and broken minutes, and none at all.
  const meals = [mealAt(10, 50), mealAt(14, 47), mealAt(40, 0.3), mealAt(41, 5.01), mealAt(60, 0), mealAt(1300, 300)]
  const food = foodOf(meals, 1)
  near(sum(food), 402.31, 1e-9, 'carbohydrate of a day in g')
  assert.deepEqual(
    [9, 10, 13].map((minute) => food[minute]),
    [0, 5, 5],
  )
  near(food[14], 9.7, 1e-12, 'two meals at once in g/min')
  assert.deepEqual([food[20], food[24], food[40], food[1359], food[1360]], [4.7, 0, 0.3, 5, 0])
  near(food[42], 2.505, 1e-12, '5.01 g in two minutes')
  // What is left at midnight of the last day is not eaten, and what begins later neither.
  near(sum(foodOf([mealAt(1430, 100), mealAt(1450, 20)], 1)), 50, 1e-9, 'a late meal')
  near(sum(beginsOf([mealAt(1430, 100), mealAt(1450, 20)], 1, ({ grams }) => grams)), 100, 0, 'a late meal begins')
  const year = mealsOf(glucosePlan({ scenario: { days: 30 } }), stream('a month'))
  near(sum(foodOf(year, 30)), sum(year.map(({ grams }) => grams)), 1e-9, 'a month')
})

test('every meal is told at one decision, however far these are apart', () => {
  const begins = beginsOf(mealsOf(glucosePlan({ scenario: { days: 3 } }), stream('periods')), 3, ({ grams }) => grams)
  for (const seconds of [7, 30, 60, 90, 300, 420, 900, 3600]) {
    const steps = Math.ceil((3 * 86_400) / seconds)
    const told = Array.from({ length: steps }, (_, k) => between(begins, (k * seconds) / 60, (k * seconds) / 60 + seconds / 60))
    near(sum(told), sum(begins), 1e-9, `all meals every ${seconds} s`)
    assert.equal(told.filter((grams) => grams > 0).length, 9, `meals every ${seconds} s`)
  }
})

test('a meal begins at the decision that is told of it, or before the next', async () => {
  const meals = [{ at: '07:03', grams: 50 }]
  for (const model of ['s2008', 'hovorka'] as const)
    for (const [periodSeconds, decision] of [
      [60, 423],
      [300, 84],
      [900, 28],
    ]) {
      const fasting = quietPlan({ cohort: { size: 1, model } })
      const [patient] = await glucosePatientsOf(fasting)
      const day = (plan: typeof fasting) => glucoseDay(plan, patient, () => [Number(patient.view.basal)], { periodSeconds })
      const [without, fed] = [await day(fasting), await day(quietPlan({ cohort: { size: 1, model }, scenario: { meals } }))]
      assert.deepEqual(
        [...fed.told.entries()].filter(([, grams]) => grams !== 0),
        [[decision, 50]],
      )
      assert.deepEqual(fed.course.subarray(0, decision + 1), without.course.subarray(0, decision + 1), `${model} every ${periodSeconds} s`)
      // After one period more the food shows in plasma: at 60 s it has passed stomach and gut for a minute.
      assert.ok(fed.course[decision + 2] > without.course[decision + 2], `${model} every ${periodSeconds} s`)
      if (periodSeconds >= 300) assert.ok(fed.course[decision + 1] > without.course[decision + 1], `${model} every ${periodSeconds} s`)
    }
})

test('meals are of the patient: the same under all faults, another for another patient', async () => {
  const plan = glucosePlan({ cohort: { size: 2, model: 'hovorka' }, scenario: { days: 2 } })
  const patients = await glucosePatientsOf(plan)
  const eaten = async (of: number, faults: Parameters<typeof glucoseDay>[3] = {}) => [
    ...(await glucoseDay(plan, patients[of], (_, { meal }) => [1, meal / 15], faults)).eaten,
  ]
  const usual = await eaten(0)
  assert.equal(usual.filter((grams) => grams > 0).length, 6)
  for (const kind of ['occlusion', 'unannounced-meal', 'compression-low'])
    assert.deepEqual(await eaten(0, { faults: [{ kind, fromMinutes: 400, minutes: 60 }] }), usual, kind)
  assert.notDeepEqual(await eaten(1), usual)
})

const bout = { at: '10:00', minutes: 45, intensity: 35 }

/** What a bout on every so manyth day does, at a time in min. */
const effectAt = (time: number, everyDays = 1, days = 9) =>
  exerciseAt(glucosePlan({ scenario: { days, exercise: [{ ...bout, everyDays }] } }), time)

test('exercise takes up glucose while it lasts, and makes sensitive until it fades over days', () => {
  assert.deepEqual(effectAt(600), { uptake: 0, production: 1, sensitivity: 1 })
  assert.deepEqual([effectAt(599).uptake, effectAt(645).production], [0, 1])
  // 120·35/92 = 45.65 beats above rest for 45 min make 0.0003·45.65·45 = 0.6163; ten hours later 1/e of it.
  near(effectAt(645).sensitivity, 1.6163, 1e-4, 'sensitivity at the end of a bout')
  near(effectAt(1245).sensitivity, 1.2267, 1e-4, 'sensitivity ten hours after it')
  // On the next day what is left of the first bout, 0.6163·exp(−2.4) = 0.0559, stands beside the second.
  near(effectAt(1440 + 645).sensitivity, 1.0559 * 1.6163, 1e-3, 'sensitivity after two bouts')
  near(effectAt(1440 + 645, 2).sensitivity, 1.0559, 1e-4, 'sensitivity on a day of rest')
  near(effectAt(2 * 1440 + 645, 2).sensitivity, 1.00507 * 1.6163, 1e-3, 'sensitivity on the second day of exercise')
  near(effectAt(1440 + 645, 1, 1).sensitivity, 1.0559, 1e-4, 'no bout after the last day')
})

test('no effect of exercise ends at once', () => {
  const plan = glucosePlan({ scenario: { days: 9, exercise: [{ ...bout, everyDays: 9 }] } })
  let before = exerciseAt(plan, 646)
  for (let minute = 647; minute < 9 * 1440; minute++) {
    const now = exerciseAt(plan, minute)
    near(now.sensitivity, before.sensitivity, 1.1e-3, `sensitivity after ${minute} min`)
    assert.ok(now.sensitivity <= before.sensitivity && now.uptake <= before.uptake + 1e-12, `after ${minute} min`)
    before = now
  }
  near(before.sensitivity, 1, 1e-9, 'sensitivity at the end')
})

test('exercise lowers glucose, in every model, and a week later nothing is left of it', async () => {
  for (const model of ['s2008', 's2013', 'hovorka', 'kanderian'] as const) {
    const planned = (exercise: readonly (typeof bout & { everyDays: number })[]) =>
      quietPlan({ cohort: { size: 1, model }, scenario: { days: 7, exercise: [...exercise] } })
    const [patient] = await glucosePatientsOf(planned([]))
    const day = async (exercise: readonly (typeof bout & { everyDays: number })[]) =>
      glucoseDay(planned(exercise), patient, () => [Number(patient.view.basal)], { periodSeconds: 900 })
    const [rest, moved] = [await day([]), await day([{ ...bout, intensity: 25, everyDays: 7 }])]
    assert.equal(moved.stopped, null, model)
    assert.deepEqual(moved.course.subarray(0, 41), rest.course.subarray(0, 41))
    const fall = rest.course.map((value, k) => value - moved.course[k])
    assert.ok(fall[43] > 10, `${model}: ${fall[43]} mg/dL at the end of the bout`)
    near(fall[672], 0, 1, `${model} after a week`)
  }
})
