import { log1pExp } from '@vitalbench/kernel/numbers'

/** Mean negative log likelihood of labels (0 or 1) under scores on the logit scale: mean of ln(1 + e^s) − y·s, in nats. */
export function logLossOfScores(scores: Float64Array, labels: Uint8Array): number {
  let total = 0
  for (let row = 0; row < scores.length; row++) total += log1pExp(scores[row]) - labels[row] * scores[row]
  return total / scores.length
}
