import { controller, inputAt, outputAt } from './signals.ts'

/** mmHg below which fluid is given. */
const trigger = 65

/** First and further boluses: mL, and the minutes that they run. */
const [first, further] = [
  { volume: 1000, minutes: 15 },
  { volume: 250, minutes: 5 },
] as const

/** Minutes from the end of a bolus until the pressure is looked at again. */
const wait = 5

/**
 * Fluid by hand: a litre where mean arterial pressure is below 65 mmHg (the initial bolus of ATLS, 10th ed., 2018), then boluses of
 * 250 mL with a look at the pressure after each, as NICE gave them to the bleeding (TA74, 2004). It knows no target.
 */
export const fluidProtocol = controller((opening) => {
  const mapAt = inputAt(opening, 'map', 'mm[Hg]')
  const out = outputAt(opening, 'infusion', 'mL/min')
  const { periodSeconds } = opening.contract
  let [begun, left, rate, idle] = [false, 0, 0, 0]
  return {
    step: (_index, _seconds, inputs, outputs) => {
      if (left <= 1e-9 && idle <= 1e-9 && inputs[mapAt] < trigger) {
        const bolus = begun ? further : first
        ;[begun, left, rate, idle] = [true, bolus.volume, bolus.volume / bolus.minutes, wait]
      }
      const given = Math.min(rate, (left * 60) / periodSeconds)
      if (given > 0) left -= (given * periodSeconds) / 60
      else idle -= periodSeconds / 60
      outputs[out] = given
    },
  }
})
