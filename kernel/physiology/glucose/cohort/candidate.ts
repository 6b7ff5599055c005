import { countedDay } from './counted-day.ts'
import type { Family } from './families.ts'
import { carbohydrateRatio, correctionFactor, suspension, trial } from './therapy.ts'

/** What a drawn patient is judged by; NaN where the patient has no such number. */
export interface Candidate {
  /** Parameters that were drawn. */
  readonly drawn: Readonly<Record<string, number>>
  /** Basal infusion, U/h. */
  readonly basalRate: number
  /** Highest plasma glucose within six hours without insulin, mg/dL. */
  readonly suspendedGlucose: number
  /** Lowest amount or concentration in any state without insulin and after a covered meal, in the unit of the state. */
  readonly lowestAmount: number
  /** g/U. */
  readonly carbohydrateRatio: number
  /** mg/dL per U. */
  readonly correctionFactor: number
  /** Basal infusion of a day and boluses for 200 g of carbohydrate, U. */
  readonly totalDailyDose: number
  /** Shares of a day with three counted meals below 70 and below 54 mg/dL, %. */
  readonly below70: number
  readonly below54: number
}

/** Carbohydrate that an adult eats in a day, g. */
const dailyCarbohydrate = 200

/** The candidate that drawn parameters make. What costs simulations is found when it is asked for, once. */
export function candidate(family: Family, drawn: Readonly<Record<string, number>>): Candidate {
  const infusion = once(() => infusionOrNone(family, drawn))
  const patient = once(() => ({ model: family.model, parameters: drawn, infusion: infusion(), basalGlucose: drawn.Gb }))
  const ratio = once(() => carbohydrateRatio(patient()))
  const factor = once(() => correctionFactor(patient()))
  const still = once(() => suspension(patient()))
  const fed = once(() => trial(patient(), { minutes: 480, infusion: infusion(), dose: 60 / ratio(), food: 60 }))
  const day = once(() => countedDay(patient(), ratio(), factor()))
  const below = (limit: number): number => (100 * day().filter((glucose) => glucose < limit).length) / day().length
  return {
    drawn,
    get basalRate() {
      return 60 * infusion()
    },
    get suspendedGlucose() {
      return still().highest
    },
    get lowestAmount() {
      return Math.min(still().lowestAmount, fed().lowestAmount)
    },
    get carbohydrateRatio() {
      return ratio()
    },
    get correctionFactor() {
      return factor()
    },
    get totalDailyDose() {
      return 1440 * infusion() + dailyCarbohydrate / ratio()
    },
    get below70() {
      return below(70)
    },
    get below54() {
      return below(54)
    },
  }
}

function infusionOrNone(family: Family, drawn: Readonly<Record<string, number>>): number {
  try {
    return family.infusion(drawn)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'GLUCOSE_NO_BASAL') return NaN
    throw error
  }
}

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | null = null
  return () => (found ??= { value: find() }).value
}
