import { controller, inputAt, outputAt, viewed } from './signals.ts'

// Insulin of a bolus that is still at work falls in a straight line over so many hours, as pumps count it.
const activeHours = 4

/** A correction is given for glucose so far above the target, in mg/dL. */
const worthCorrecting = 30

/**
 * What a person with a pump does: the basal rate, a bolus of carbohydrate over ratio at meals, with a correction of glucose less the
 * insulin that is still at work. Walsh, Roberts, Bailey, J Diabetes Sci Technol 5:129 (2011).
 */
export const basalBolus = controller((opening) => {
  const [glucoseAt, mealAt] = [inputAt(opening, 'glucose', 'mg/dL'), inputAt(opening, 'meal', 'g')]
  const [insulinAt, bolusAt] = [outputAt(opening, 'insulin', 'U/h'), outputAt(opening, 'bolus', 'U')]
  const [basal, ratio, factor, target] = ['basal', 'carbohydrateRatio', 'correctionFactor', 'target'].map((name) => viewed(opening, name))
  const decisions = Math.round((activeHours * 3600) / opening.contract.periodSeconds)
  const given = new Float64Array(decisions)
  const active = (index: number): number => {
    let sum = 0
    for (let place = 0; place < decisions; place++) sum += given[place] * (1 - ((index - place + decisions) % decisions) / decisions)
    return sum
  }
  const correction = (index: number, above: number): number =>
    above > worthCorrecting ? Math.max(0, above / factor - active(index)) : Math.min(0, above / factor)
  let glucose = target
  return {
    step: (index, _seconds, inputs, outputs) => {
      if (!Number.isNaN(inputs[glucoseAt])) glucose = inputs[glucoseAt]
      const grams = Number.isNaN(inputs[mealAt]) ? 0 : inputs[mealAt]
      given[index % decisions] = 0
      const bolus = grams > 0 ? Math.max(0, grams / ratio + correction(index, glucose - target)) : 0
      given[index % decisions] = bolus
      outputs[insulinAt] = basal
      outputs[bolusAt] = bolus
    },
  }
})
