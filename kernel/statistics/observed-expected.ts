import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import { ratioEstimate } from './ratio-estimate.ts'

/** Ratio of observed to expected events, Σ y / Σ p; 1 is right. Interval on the log scale by the ratio estimator. */
export function observedExpected(predictions: Predictions, options: ClusteredOptions = {}): Estimate {
  const { positives } = checkPredictions(predictions)
  return ratioEstimate(Float64Array.from(predictions.labels), predictions.probabilities, {
    ...options,
    events: positives,
    method: 'observed / expected events',
    scale: 'log',
    empty: 'no events are expected',
  })
}
