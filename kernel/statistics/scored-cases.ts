import { normalQuantile } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'

/** Cases with a binary reference and a score: `labels` 1 where the event is present, else 0; a higher score speaks for the event. */
export interface ScoredCases {
  readonly labels: Uint8Array
  readonly scores: Float64Array
}

/** Sizes of the two classes. */
export interface ClassSizes {
  readonly positives: number
  readonly negatives: number
}

/** Counts the positives of a label column; throws at the first entry that is neither 0 nor 1. */
export function countPositives(labels: Uint8Array): number {
  let positives = 0
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] > 1) throw fail('STATISTICS_LABEL', { label: labels[row], row })
    positives += labels[row]
  }
  return positives
}

/** Throws at the first NaN of a column; `what` names the column in the error. */
export function refuseNaN(values: Float64Array, what: string): void {
  for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row])) throw fail('STATISTICS_SCORE_NAN', { what, row })
}

/** Throws unless labels and scores are columns of one table. */
export function requireSameLength(labels: Uint8Array, scores: Float64Array): void {
  if (scores.length !== labels.length) throw fail('STATISTICS_LENGTHS', { what: 'scores', length: scores.length, expected: labels.length })
}

/** Checks scored cases (equal lengths, labels 0 or 1, no NaN) and counts the classes. */
export function classSizes({ labels, scores }: ScoredCases): ClassSizes {
  requireSameLength(labels, scores)
  refuseNaN(scores, 'score')
  const positives = countPositives(labels)
  return { positives, negatives: labels.length - positives }
}

/** Two-sided standard normal quantile of a confidence level in (0, 1): 1.959963984540054 at 0.95. */
export function criticalValue(level: number): number {
  if (!(level > 0 && level < 1)) throw fail('STATISTICS_RANGE', { what: 'confidence level', value: level, range: '(0, 1)' })
  return normalQuantile(1 - (1 - level) / 2)
}

/** Throws unless `value` is a whole number from `low` to `high`. */
export function requireCount(what: string, value: number, { low = 0, high = Infinity } = {}): void {
  if (!Number.isSafeInteger(value) || value < low || value > high) throw fail('STATISTICS_COUNT', { what, value, low, high })
}
