import { hybridLoop, periodMinutes } from './glucose-loop.ts'
import { glucoseTrend } from './glucose-trend.ts'

/** Time constants in min of insulin under the skin, in plasma and at its effect, and how much of each is fed back. */
const lags = [50, 70, 55] as const
const feedback = [0.64935, 0.34128, 0.0093667] as const

/** Integral and derivative time in min. */
const [integralMinutes, derivativeMinutes] = [450, 66] as const

/** The gain corrects glucose in so many minutes; ours. */
const correctionMinutes = 135

// mg/dL.
const [target, low] = [110, 80] as const
const minutesAhead = 30

/**
 * Hybrid closed loop by PID with insulin feedback: a rate of basal insulin from glucose, its integral and its slope, less the insulin that is
 * still to come; announced meals get their bolus. Steil, Rebrin, Darwin et al., Diabetes 55:3344 (2006), with their times; feedback after Ruiz,
 * Sherr, Cengiz et al., J Diabetes Sci Technol 6:1123 (2012); the constants, and the gain by 1500 over the total daily dose, from memory [check].
 * Ours are the filter of glucose; the minutes of the gain; that it is less where the patient's correction factor is greater than 1500 over the dose; the integral, which
 * never holds more than the basal rate, so that meals do not wind it up; and the rule that the rate is 0 where glucose is below 80 mg/dL, or will
 * be in half an hour at its slope. Without a reading it gives the basal rate. It decides every 5 min.
 */
export const glucosePid = hybridLoop(({ basal, factor, totalDailyDose, least, most }) => {
  // U/h per mg/dL.
  const gain = 60 / (correctionMinutes * Math.max(1500 / totalDailyDose, factor))
  const kept = lags.map((lag) => Math.exp(-periodMinutes / lag))
  // Insulin in each place, as the rate that would hold it.
  const places = new Float64Array(lags.length).fill(basal)
  const fed = 1 + feedback.reduce((sum, each) => sum + each, 0)
  const trend = glucoseTrend()
  let integral = basal

  const rate = (): number => {
    const { glucose, slope } = trend
    const error = glucose - target
    const proposed = integral + ((gain * error) / integralMinutes) * periodMinutes
    let wanted = fed * (gain * error + proposed + gain * derivativeMinutes * slope)
    for (let i = 0; i < places.length; i++) wanted -= feedback[i] * places[i]
    if (Math.min(glucose, glucose + minutesAhead * slope) < low) return least
    // The integral stands still at the ends of the pump.
    if (wanted >= least && wanted <= most) integral = Math.min(basal, Math.max(0, proposed))
    return Math.min(most, Math.max(least, wanted))
  }
  const remember = (delivered: number): void => {
    let source = delivered
    for (let i = 0; i < places.length; i++) {
      places[i] = kept[i] * places[i] + (1 - kept[i]) * source
      source = places[i]
    }
  }
  return ({ glucose, bolus }) => {
    trend.see(glucose)
    const delivered = Number.isNaN(glucose) ? basal : rate()
    remember(delivered + (bolus * 60) / periodMinutes)
    return delivered
  }
})
