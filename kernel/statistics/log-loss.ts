import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import { meanEstimate } from './mean-estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions, clipped } from './predictions.ts'

/**
 * Log loss: mean −ln(probability given to what happened), in nats; normal interval of the mean. Probabilities are held inside
 * [clip, 1 − clip] (1e-15 unless given), and the method says how many were moved.
 *
 * @example
 * logLoss({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(0.5, 0.5) }).value // ln 2
 */
export function logLoss(
  predictions: Predictions,
  { clip = 1e-15, ...options }: ClusteredOptions & { readonly clip?: number } = {},
): Estimate {
  const { positives } = checkPredictions(predictions)
  const { values, count } = clipped(predictions.probabilities, clip)
  const contributions = values.map((p, row) => (predictions.labels[row] === 1 ? -Math.log(p) : -Math.log1p(-p)))
  const method = `log loss in nats, probabilities clipped to [${clip}, 1 − ${clip}] (${count} moved)`
  return meanEstimate(contributions, { ...options, events: positives, method, range: [0, Infinity] })
}
