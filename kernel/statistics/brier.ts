import { mean } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import { meanEstimate, weightedMean } from './mean-estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'

const squaredErrors = ({ labels, probabilities }: Predictions): Float64Array => probabilities.map((p, row) => (p - labels[row]) ** 2)

/**
 * Brier score, binary form: mean (p − y)² (Brier, Mon Weather Rev 78:1, 1950, halved), 0 is perfect; normal interval of the mean.
 *
 * @example
 * brierScore({ labels: Uint8Array.of(0, 1, 1, 0), probabilities: Float64Array.of(0.1, 0.9, 0.8, 0.3) }).value // 0.0375
 */
export function brierScore(predictions: Predictions, options: ClusteredOptions = {}): Estimate {
  const { positives } = checkPredictions(predictions)
  return meanEstimate(squaredErrors(predictions), { ...options, events: positives, method: 'Brier score, binary', range: [0, 1] })
}

/**
 * Brier skill (scaled Brier score): 1 − Brier / (ȳ(1 − ȳ)), the gain over predicting the prevalence ȳ for everyone; 1 is
 * perfect, 0 no gain. Interval by the delta method, ȳ estimated (Steyerberg et al., Epidemiology 21:128, 2010).
 */
export function brierSkill(predictions: Predictions, options: ClusteredOptions = {}): Estimate {
  const { positives, negatives } = checkPredictions(predictions)
  const n = positives + negatives
  const method = 'Brier skill, 1 − Brier / (ȳ(1 − ȳ)), delta method'
  if (positives === 0 || negatives === 0)
    return { value: null, interval: null, standardError: null, n, events: positives, method, reason: 'one class is empty' }
  const errors = squaredErrors(predictions)
  const score = mean(errors)
  const prevalence = positives / n
  const reference = prevalence * (1 - prevalence)
  const tilt = (score * (1 - 2 * prevalence)) / (reference * reference)
  // The value plus its first-order influence: these contributions have the skill as mean and its delta variance.
  const contributions = errors.map(
    (error, row) => 1 - score / reference - (error - score) / reference + tilt * (predictions.labels[row] - prevalence),
  )
  return meanEstimate(contributions, { ...options, events: positives, method, range: [-Infinity, 1] })
}

/** Brier score (binary) as a statistic of resampled rows. */
export const weightedBrier = (predictions: Predictions) => weightedMean(squaredErrors(predictions))

/** Cases with a reference class 0 … k − 1 and k predicted probabilities a case, row by row. */
export interface ClassPredictions {
  readonly labels: Uint32Array
  readonly probabilities: Float64Array
  readonly classes: number
}

/**
 * Brier score summed over all classes: mean Σ_k (p_k − y_k)², in [0, 2] (Brier's own form). With two classes it is twice the
 * binary score; a report names which one it prints.
 */
export function brierOverClasses({ labels, probabilities, classes }: ClassPredictions, options: ClusteredOptions = {}): Estimate {
  if (probabilities.length !== labels.length * classes)
    throw fail('STATISTICS_LENGTHS', { what: 'probabilities', length: probabilities.length, expected: labels.length * classes })
  const contributions = new Float64Array(labels.length)
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] >= classes)
      throw fail('STATISTICS_RANGE', { what: `class at row ${row}`, value: labels[row], range: `0 to ${classes - 1}` })
    for (let k = 0; k < classes; k += 1) {
      const p = probabilities[row * classes + k]
      if (!(p >= 0 && p <= 1)) throw fail('STATISTICS_PROBABILITY', { value: p, row })
      contributions[row] += (p - (labels[row] === k ? 1 : 0)) ** 2
    }
  }
  return meanEstimate(contributions, { ...options, method: 'Brier score, sum over classes', range: [0, 2] })
}
