import { argsort } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'

/**
 * Net benefit at several ascending thresholds in [0, 1) as statistics of resampled rows, for `bootstrapJointly`: one pass over
 * the cases for all thresholds, the share of events taken from the resample.
 */
export function weightedNetBenefit(
  predictions: Predictions,
  thresholds: readonly number[],
): { readonly statistics: number; readonly compute: (weights: Uint32Array, into: Float64Array) => void } {
  checkPredictions(predictions)
  const { labels, probabilities } = predictions
  const ascending = thresholds.every((t, k) => t >= 0 && t < 1 && (k === 0 || t > thresholds[k - 1]))
  if (!ascending) throw fail('STATISTICS_RANGE', { what: 'thresholds', value: thresholds.join(', '), range: '[0, 1) in ascending order' })
  const count = thresholds.length
  // How many thresholds each case reaches.
  const reached = new Uint32Array(labels.length)
  let passed = 0
  for (const row of argsort(probabilities)) {
    while (passed < count && thresholds[passed] <= probabilities[row]) passed += 1
    reached[row] = passed
  }
  const truePositives = new Float64Array(count + 1)
  const falsePositives = new Float64Array(count + 1)
  const compute = (weights: Uint32Array, into: Float64Array) => {
    truePositives.fill(0)
    falsePositives.fill(0)
    let n = 0
    for (let row = 0; row < labels.length; row += 1) {
      n += weights[row]
      truePositives[reached[row]] += weights[row] * labels[row]
      falsePositives[reached[row]] += weights[row] * (1 - labels[row])
    }
    for (let k = count - 1, tp = 0, fp = 0; k >= 0; k -= 1) {
      tp += truePositives[k + 1]
      fp += falsePositives[k + 1]
      into[k] = (tp - (fp * thresholds[k]) / (1 - thresholds[k])) / n
    }
  }
  return { statistics: count, compute }
}
