import { controller, inputAt, outputAt, viewed } from './signals.ts'

/** Gains by kg of weight: mL/min per mmHg, and per mmHg × min. */
const gains = { proportional: 0.06, integral: 0.002 } as const
const smoothing = 60

/**
 * Fluid by the error of mean arterial pressure, proportional and integral, scaled with weight, with anti-windup. The structure is one of
 * those that Kramer, Kinsky, Prough et al. compare, J Trauma 64:S333 (2008); the gains are ours.
 */
export const fluidPi = controller((opening) => {
  const [mapAt, targetAt] = [inputAt(opening, 'map', 'mm[Hg]'), inputAt(opening, 'target', 'mm[Hg]')]
  const out = outputAt(opening, 'infusion', 'mL/min')
  const { periodSeconds, outputs: signals } = opening.contract
  const highest = signals[out].range?.[1] ?? 100
  const weight = viewed(opening, 'weight')
  const minutes = periodSeconds / 60
  const share = 1 - Math.exp(-periodSeconds / smoothing)
  let [filtered, sum] = [NaN, 0]
  return {
    step: (_index, _seconds, inputs, outputs) => {
      const map = inputs[mapAt]
      if (!Number.isNaN(map)) filtered = Number.isNaN(filtered) ? map : filtered + share * (map - filtered)
      const error = Number.isNaN(filtered) ? 0 : inputs[targetAt] - filtered
      const next = Math.max(0, sum + error * minutes)
      const wanted = weight * (gains.proportional * error + gains.integral * next)
      const given = Math.min(highest, Math.max(0, wanted))
      // The integral grows no further while the pump is at its end; what is in cannot be taken back, so it is never below zero.
      if (given === wanted || error < 0) sum = next
      outputs[out] = given
    },
  }
})
