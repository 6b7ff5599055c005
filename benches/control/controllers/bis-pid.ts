import { controller, inputAt, outputAt, viewed } from './signals.ts'

/** Gains for an adult of 70 kg: mg/min per point, per point × min, and per point/min. */
const gains = { proportional: 0.35, integral: 0.07, derivative: 0.35 } as const
const smoothing = 30

/**
 * PID on BIS with anti-windup and a filtered derivative, scaled with weight. The structure is that of Absalom, Sutcliffe, Kenny,
 * Anesthesiology 96:67 (2002); the gains are ours.
 */
export const bisPid = controller((opening) => {
  const [bisAt, targetAt] = [inputAt(opening, 'bis', '1'), inputAt(opening, 'target', '1')]
  const out = outputAt(opening, 'propofol', 'mg/min')
  const { periodSeconds, outputs: signals } = opening.contract
  const highest = signals[out].range?.[1] ?? 200
  const scale = viewed(opening, 'weight') / 70
  const minutes = periodSeconds / 60
  const weight = 1 - Math.exp(-periodSeconds / smoothing)
  let [filtered, before, sum] = [NaN, NaN, 0]
  return {
    step: (_index, _seconds, inputs, outputs) => {
      const bis = inputs[bisAt]
      if (!Number.isNaN(bis)) filtered = Number.isNaN(filtered) ? bis : filtered + weight * (bis - filtered)
      const error = filtered - inputs[targetAt]
      const slope = Number.isNaN(before) ? 0 : (error - before) / minutes
      before = error
      const { proportional, integral, derivative } = gains
      const wanted = scale * (proportional * error + integral * (sum + error * minutes) + derivative * slope)
      const given = Math.min(highest, Math.max(0, Number.isNaN(wanted) ? 0 : wanted))
      // The integral stands still while the pump is at its end.
      if (given === wanted) sum += error * minutes
      outputs[out] = given
    },
  }
})
