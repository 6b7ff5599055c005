import { exerciseEffect } from '@vitalbench/kernel/physiology'
import type { ExerciseEffect } from '@vitalbench/kernel/physiology'
import type { Stream } from '@vitalbench/kernel/numbers'
import type { GlucosePlan } from './glucose-plan.ts'

const perDay = 1440

/** A meal of a session in minutes from its start and g; `told` is what the controller hears of it, 0 for nothing. */
export interface Meal {
  readonly from: number
  readonly grams: number
  readonly told: number
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

// Beyond so many standard deviations nobody eats, so that meals keep their order and stay above zero.
const farthest = 2

const jitter = (random: Stream): number => Math.min(farthest, Math.max(-farthest, random.normal()))

/** All meals of a session in order; a session starts at midnight. */
export function mealsOf({ scenario }: GlucosePlan, random: Stream): readonly Meal[] {
  const { days, meals, mealJitterMinutes, mealJitterShare, countingError } = scenario
  const drawn = Array.from({ length: days }, (_, day) =>
    meals.map(({ at, grams, announced }): Meal => {
      const from = Math.max(0, Math.round(day * perDay + minuteOf(at) + mealJitterMinutes * jitter(random)))
      const eaten = grams * (1 + mealJitterShare * jitter(random))
      const counted = eaten * (1 + countingError * jitter(random))
      return { from, grams: eaten, told: announced ? Math.round(counted) : 0 }
    }),
  )
  return drawn.flat().toSorted((a, b) => a.from - b.from)
}

// g/min, rounded so that a meal takes whole minutes.
const eatingRate = 5

/** Carbohydrate in g/min for every minute of a session. */
export function foodOf(meals: readonly Meal[], days: number): Float64Array {
  const food = new Float64Array(days * perDay)
  for (const { from, grams } of meals) {
    const minutes = Math.ceil(grams / eatingRate)
    for (let minute = from; minute < Math.min(food.length, from + minutes); minute++) food[minute] += grams / minutes
  }
  return food
}

/** Grams of the meals that begin in each minute of a session. */
export function beginsOf(meals: readonly Meal[], days: number, grams: (meal: Meal) => number): Float64Array {
  const begins = new Float64Array(days * perDay)
  for (const meal of meals) if (meal.from < begins.length) begins[meal.from] += grams(meal)
  return begins
}

/** Grams that begin from a minute on until before another. */
export function between(begins: Float64Array, from: number, to: number): number {
  const [first, end] = [Math.ceil(from - 1e-9) | 0, Math.min(begins.length, Math.ceil(to - 1e-9)) | 0]
  let sum = 0
  for (let minute = first; minute < end; minute++) sum += begins[minute]
  return sum
}

// Sensitivity fades by e in ten hours: after three days less than a thousandth is left of exercise.
const fadedDays = 3

const calm: ExerciseEffect = { uptake: 0, production: 1, sensitivity: 1 }

/** What exercise does at a time of the session in min. The liver does not answer: insulin from a pump holds it back. */
export function exerciseAt({ scenario }: GlucosePlan, time: number): ExerciseEffect {
  if (scenario.exercise.length === 0) return calm
  const effect = { ...calm }
  for (const { at, minutes, intensity, everyDays } of scenario.exercise) {
    const start = minuteOf(at)
    for (let day = Math.max(0, Math.floor((time - start) / perDay) - fadedDays); day * perDay + start < time; day++) {
      const since = time - day * perDay - start
      if (day >= scenario.days || day % everyDays !== 0 || since > minutes + fadedDays * perDay) continue
      const bout = exerciseEffect({ intensity, minutes, liverResponse: 0 }, since)
      effect.uptake += bout.uptake
      effect.production *= bout.production
      effect.sensitivity *= bout.sensitivity
    }
  }
  return effect
}
