import { root } from '@vitalbench/kernel/numbers'
import type { Model } from '../../body.ts'

/** Meal that ratio and factor are found with, in g, and the rate at which it is eaten, in g/min. */
const meal = 60
const eatingRate = 4

/** Least and greatest dose in U that is tried. */
const doses = [0.2, 40] as const

/** Share of the basal glucose that the lowest glucose after a good dose keeps. */
const keptShare = 0.85

const mealWindow = 480
const forgotten = 120
const correctionWindow = 360
const suspensionWindow = 360

/** A patient whose therapy is sought: a model, its parameters, and the infusion in U/min that holds the basal glucose in mg/dL. */
export interface Rested {
  readonly model: Model
  readonly parameters: Readonly<Record<string, number>>
  readonly infusion: number
  readonly basalGlucose: number
}

/** What is done to a patient at rest: infusion in U/min, one dose in U at a time in min, a meal in g from the start. */
export interface Trial {
  readonly minutes: number
  readonly infusion?: number
  readonly dose?: number
  readonly doseAt?: number
  readonly food?: number
}

/** Plasma glucose in mg/dL when the dose is given, its extremes from then on, and the lowest amount of anything meanwhile. */
export interface Outcome {
  readonly atDose: number
  readonly lowest: number
  readonly highest: number
  readonly lowestAmount: number
}

/** Runs a trial from rest and watches it each minute. */
export function trial({ model, parameters }: Rested, { minutes, infusion = 0, dose = 0, doseAt = 0, food = 0 }: Trial): Outcome {
  const { inputs, outputs, state, advance } = model.open({ parameters })
  const amounts = model.states.flatMap(({ name }, k) => (name === deviation ? [] : [k]))
  let [atDose, lowest, highest, lowestAmount] = [NaN, Infinity, -Infinity, Infinity]
  let eaten = 0
  for (let minute = 0; minute < minutes; minute++) {
    if (minute === doseAt) atDose = outputs[0]
    inputs[0] = minute === doseAt ? infusion + dose : infusion
    inputs[1] = Math.min(eatingRate, food - eaten)
    eaten += inputs[1]
    advance(1)
    for (const k of amounts) if (state[k] < lowestAmount) lowestAmount = state[k]
    if (minute < doseAt) continue
    if (outputs[0] < lowest) lowest = outputs[0]
    if (outputs[0] > highest) highest = outputs[0]
  }
  return { atDose, lowest, highest, lowestAmount }
}

/** The one state that is a difference from rest and may be negative: insulin action in S2008. */
const deviation = 'X'

/** Highest glucose and lowest amount while the pump stands still for six hours. */
export const suspension = (patient: Rested): Outcome => trial(patient, { minutes: suspensionWindow })

/** The greatest dose in U after which glucose keeps 85 % of the basal one; NaN where it is none from 0.2 to 40 U. */
function greatestDose(patient: Rested, given: Trial): number {
  const { infusion, basalGlucose } = patient
  const spare = (dose: number): number => trial(patient, { ...given, infusion, dose }).lowest - keptShare * basalGlucose
  const [low, high] = doses
  return spare(low) > 0 && spare(high) < 0 ? root(spare, { low, high, tolerance: 0.01 }) : NaN
}

/**
 * Carbohydrate ratio in g/U: 60 g, eaten from rest in 15 min, over the greatest bolus given at once after which glucose does not fall
 * below 85 % of the basal one within eight hours. NaN where there is none. The 85 % are after Dalla Man, Micheletto, Lv et al.,
 * J Diabetes Sci Technol 8:26 (2014), who bound glucose at 3 h and at its peak as well [check].
 */
export const carbohydrateRatio = (patient: Rested): number => meal / greatestDose(patient, { minutes: mealWindow, food: meal })

/**
 * Correction factor in mg/dL per U: the bolus for 60 g was forgotten, and after two hours the greatest dose is given after which glucose
 * does not fall below 85 % of the basal one within six hours; the glucose above the basal one at that time, over the dose. NaN where
 * there is none. The fall after 1 U from rest would be no guide: at rest production and uptake hold against it.
 */
export function correctionFactor(patient: Rested): number {
  const given = { minutes: forgotten + correctionWindow, doseAt: forgotten, food: meal }
  const { atDose } = trial(patient, { ...given, infusion: patient.infusion, minutes: forgotten + 1 })
  return (atDose - patient.basalGlucose) / greatestDose(patient, given)
}
