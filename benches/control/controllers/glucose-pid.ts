import { controller, inputAt, outputAt, viewed } from './signals.ts'

/** Time constants in min of insulin under the skin, in plasma and at its effect, and how much of each is fed back. */
const lags = [50, 70, 55] as const
const feedback = [0.64935, 0.34128, 0.0093667] as const

/** Integral and derivative time in min, and hours in which the proportional part gives a correction. */
const [integralMinutes, derivativeMinutes, correctionHours] = [450, 66, 3] as const
// mg/dL; ours.
const [target, low] = [120, 80] as const
const ahead = 30

/**
 * Hybrid closed loop by PID with insulin feedback: a rate of basal insulin from glucose, its integral and its slope, less the insulin that is
 * still to come; announced meals get their bolus. Steil, Rebrin, Darwin et al., Diabetes 55:3344 (2006); feedback after Ruiz, Sherr, Cengiz
 * et al., J Diabetes Sci Technol 6:1123 (2012), its constants from memory [check]. Ours are the proportional gain, the patient's correction in three hours; the
 * integral, which never holds more than the basal rate, so that meals do not wind it up; and the rule that the rate is 0 where glucose is below
 * 80 mg/dL, or will be in half an hour at its slope.
 */
export const glucosePid = controller((opening) => {
  const [glucoseAt, mealAt] = [inputAt(opening, 'glucose', 'mg/dL'), inputAt(opening, 'meal', 'g')]
  const [insulinAt, bolusAt] = [outputAt(opening, 'insulin', 'U/h'), outputAt(opening, 'bolus', 'U')]
  const [basal, ratio, factor] = ['basal', 'carbohydrateRatio', 'correctionFactor'].map((name) => viewed(opening, name))
  const minutes = opening.contract.periodSeconds / 60
  const highest = opening.contract.outputs[insulinAt].range?.[1] ?? Infinity
  const gain = 1 / (factor * correctionHours)
  const kept = lags.map((lag) => Math.exp(-minutes / lag))
  // Insulin in each place, as the rate that would hold it.
  const places = [basal, basal, basal]
  const fed = 1 + feedback.reduce((sum, each) => sum + each, 0)
  let [integral, before, missing] = [basal, NaN, 0]

  const rateFor = (glucose: number): number => {
    const slope = Number.isNaN(before) ? 0 : (glucose - before) / minutes
    const error = glucose - target
    const proposed = integral + ((gain * error) / integralMinutes) * minutes
    const pid = gain * error + proposed + gain * derivativeMinutes * slope
    const wanted = fed * pid - feedback.reduce((sum, each, i) => sum + each * places[i], 0)
    const falls = Math.min(glucose, glucose + ahead * slope) < low
    const rate = falls ? 0 : Math.min(highest, Math.max(0, wanted))
    // The integral stands still at the ends of the pump.
    if (rate === wanted) integral = Math.min(basal, Math.max(0, proposed))
    return rate
  }
  const remember = (delivered: number): void => {
    let source = delivered
    for (let i = 0; i < places.length; i++) {
      places[i] = kept[i] * places[i] + (1 - kept[i]) * source
      source = places[i]
    }
  }
  return {
    step: (_index, _seconds, inputs, outputs) => {
      const [glucose, meal] = [inputs[glucoseAt], inputs[mealAt]]
      const bolus = meal > 0 ? meal / ratio : 0
      missing = Number.isNaN(glucose) ? missing + minutes : 0
      const rate = missing > 0 ? basal : rateFor(glucose)
      before = glucose
      remember(rate + (bolus * 60) / minutes)
      outputs[insulinAt] = rate
      outputs[bolusAt] = bolus
    },
  }
})
