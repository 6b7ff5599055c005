import { normalSurvival } from '@vitalbench/kernel/numbers'
import type { Estimate } from './estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'

/** Spiegelhalter's test of calibration: z, and the two-sided p-value (null where z is). */
export interface SpiegelhalterTest {
  readonly z: Estimate
  readonly p: number | null
}

/**
 * Spiegelhalter's z = Σ(y − p)(1 − 2p) / √Σ(1 − 2p)² p(1 − p), standard normal if the probabilities are right (Stat Med 5:421, 1986);
 * cases are taken as independent. Null where every p is 0, ½ or 1.
 *
 * @example
 * spiegelhalter({ labels, probabilities }).z.value // beyond ±1.96: not calibrated at the 5 % level
 */
export function spiegelhalter(predictions: Predictions): SpiegelhalterTest {
  const { positives } = checkPredictions(predictions)
  const { labels, probabilities } = predictions
  let excess = 0
  let variance = 0
  for (let row = 0; row < labels.length; row += 1) {
    const p = probabilities[row]
    const tilt = 1 - 2 * p
    excess += (labels[row] - p) * tilt
    variance += tilt * tilt * p * (1 - p)
  }
  const shared = { interval: null, n: labels.length, events: positives, method: "Spiegelhalter's z" }
  if (variance === 0) return { z: { value: null, ...shared, reason: 'every probability is 0, ½ or 1, so that z has no variance' }, p: null }
  const z = excess / Math.sqrt(variance)
  return { z: { value: z, ...shared, reason: 'a test statistic has no interval' }, p: 2 * normalSurvival(Math.abs(z)) }
}
