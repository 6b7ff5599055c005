import { controller, inputAt, outputAt } from './signals.ts'

/** cmH2O per cmH2O, per cmH2O × s, and per cmH2O/s. */
const gains = { proportional: 0.3, integral: 12, derivative: 0.005 } as const

/**
 * The target passed on, and PID on the error of airway pressure with anti-windup. Feed-forward beside PID is the structure of Chen, Hu,
 * Dai, BioMed Eng OnLine 11:5 (2012); the gains are ours.
 */
export const ventilationPid = controller((opening) => {
  const [airwayAt, targetAt] = [inputAt(opening, 'airway', 'cm[H2O]'), inputAt(opening, 'target', 'cm[H2O]')]
  const out = outputAt(opening, 'pressure', 'cm[H2O]')
  const { periodSeconds, outputs: signals } = opening.contract
  const [lowest, highest] = signals[out].range ?? [0, 60]
  let [before, sum] = [NaN, 0]
  return {
    step: (_index, _seconds, inputs, outputs) => {
      const [airway, target] = [inputs[airwayAt], inputs[targetAt]]
      const error = Number.isNaN(airway) ? 0 : target - airway
      const slope = Number.isNaN(before) || Number.isNaN(airway) ? 0 : (before - airway) / periodSeconds
      before = airway
      const next = sum + error * periodSeconds
      const wanted = target + gains.proportional * error + gains.integral * next + gains.derivative * slope
      const given = Math.min(highest, Math.max(lowest, wanted))
      // The integral stands still while the ventilator is at its end.
      if (given === wanted) sum = next
      outputs[out] = given
    },
  }
})
