import type { Controller, SessionOpening } from '@vitalbench/bench'
import { controller, inputAt, outputAt, viewed } from './signals.ts'

/** Minutes from one decision to the next for which the loops are made. */
export const periodMinutes = 5

/** mg/dL; what a sensor shows beyond it is taken as its end. */
const plausible = [20, 600] as const

/** What a loop is told of its patient and pump: U/h, g/U, mg/dL per U, U a day, and the ends of the rate in U/h. */
export interface Therapy {
  readonly basal: number
  readonly factor: number
  readonly totalDailyDose: number
  readonly least: number
  readonly most: number
}

/** What a loop sees at a decision: the same object each time. */
export interface Moment {
  index: number
  /** Hours since midnight. */
  hour: number
  /** mg/dL; NaN where no reading came. */
  glucose: number
  /** U that are given for a meal in this period. */
  bolus: number
}

/** A number of the patient's view that has to be above zero, or an error that the outcome tells. */
function positive(opening: SessionOpening, name: string): number {
  const value = viewed(opening, name)
  if (!(value > 0 && value < Infinity)) throw new Error(`"${name}" of the patient's view is ${value}: it has to be above 0`)
  return value
}

/**
 * A hybrid closed loop by how it makes the rate of basal insulin in U/h: announced meals get their bolus, carbohydrate over ratio. A contract
 * without meals is served too. Sessions begin at midnight. Whatever comes in, what goes out are numbers within the contract's ranges.
 */
export const hybridLoop = (open: (therapy: Therapy) => (moment: Moment) => number): Controller =>
  controller((opening) => {
    const { periodSeconds, inputs: told, outputs: asked } = opening.contract
    if (periodSeconds !== periodMinutes * 60) throw new Error(`decides every ${periodMinutes * 60} s, not every ${periodSeconds} s`)
    const hearsOfMeals = told.some(({ id }) => id === 'meal')
    const [glucoseAt, mealAt] = [inputAt(opening, 'glucose', 'mg/dL'), hearsOfMeals ? inputAt(opening, 'meal', 'g') : 0]
    const [insulinAt, bolusAt] = [outputAt(opening, 'insulin', 'U/h'), outputAt(opening, 'bolus', 'U')]
    const [least, most] = asked[insulinAt].range ?? [0, 10]
    const [leastBolus, mostBolus] = asked[bolusAt].range ?? [0, 25]
    const [basal, ratio, factor, totalDailyDose] = ['basal', 'carbohydrateRatio', 'correctionFactor', 'totalDailyDose'].map((name) =>
      positive(opening, name),
    )
    const decide = open({ basal: Math.min(most, Math.max(least, basal)), factor, totalDailyDose, least: Math.max(0, least), most })
    const moment: Moment = { index: 0, hour: 0, glucose: NaN, bolus: 0 }
    return {
      step: (index, seconds, inputs, outputs) => {
        const shown = inputs[glucoseAt]
        const grams = hearsOfMeals ? inputs[mealAt] : 0
        moment.index = index
        moment.hour = Number.isFinite(seconds) ? (((seconds / 3600) % 24) + 24) % 24 : 0
        moment.glucose = Number.isFinite(shown) ? Math.min(plausible[1], Math.max(plausible[0], shown)) : NaN
        moment.bolus = Math.min(mostBolus, Math.max(leastBolus, grams > 0 && grams < Infinity ? grams / ratio : 0))
        outputs[insulinAt] = Math.min(most, Math.max(least, decide(moment)))
        outputs[bolusAt] = moment.bolus
      },
    }
  })
