import type { Rested } from './therapy.ts'

/** A day from midnight, from rest: grams eaten at minutes, at 5 g/min. */
const meals: readonly (readonly [minute: number, grams: number])[] = [
  [420, 45],
  [720, 70],
  [1080, 80],
]
const eatingRate = 5

/** Sensor glucose in mg/dL above which a meal bolus is raised by a correction. */
const corrected = 150

/**
 * Plasma glucose in mg/dL of each minute of a day with breakfast, lunch and dinner of 45, 70 and 80 g, counted without error: the basal
 * infusion, a bolus by ratio in g/U with each meal, and with it a correction by factor in mg/dL per U.
 */
export function countedDay(patient: Rested, ratio: number, factor: number): Float64Array {
  const { inputs, outputs, advance } = patient.model.open({ parameters: patient.parameters })
  const glucose = new Float64Array(1440)
  let plate = 0
  let next = 0
  for (let minute = 0; minute < glucose.length; minute++) {
    inputs[0] = patient.infusion
    if (next < meals.length && meals[next][0] === minute) {
      const grams = meals[next][1]
      plate += grams
      inputs[0] += grams / ratio + (outputs[1] > corrected ? (outputs[1] - patient.basalGlucose) / factor : 0)
      next += 1
    }
    inputs[1] = Math.min(eatingRate, plate)
    plate -= inputs[1]
    advance(1)
    glucose[minute] = outputs[0]
  }
  return glucose
}
