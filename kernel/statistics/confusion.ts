import type { ScoredCases } from './scored-cases.ts'
import { classSizes, requireCount } from './scored-cases.ts'
import { fail } from './errors.ts'

/** Cases of a binary test against its reference: true and false positives and negatives. */
export interface ConfusionCounts {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly tn: number
}

/**
 * Counts at an operating point: a case is positive if its score ≥ threshold (the threshold may be infinite, not NaN).
 *
 * @example
 * confusionCounts({ labels: Uint8Array.of(0, 1, 1), scores: Float64Array.of(0.2, 0.5, 0.4) }, 0.5) // { tp: 1, fp: 0, fn: 1, tn: 1 }
 */
export function confusionCounts(cases: ScoredCases, threshold: number): ConfusionCounts {
  if (Number.isNaN(threshold)) throw fail('STATISTICS_RANGE', { what: 'threshold', value: threshold, range: '[-Infinity, Infinity]' })
  const { positives, negatives } = classSizes(cases)
  const { labels, scores } = cases
  let tp = 0
  let fp = 0
  for (let row = 0; row < labels.length; row += 1) {
    if (scores[row] < threshold) continue
    if (labels[row] === 1) tp += 1
    else fp += 1
  }
  return { tp, fp, fn: positives - tp, tn: negatives - fp }
}

/** Throws unless the four counts are whole and not negative. */
export function requireCounts(counts: ConfusionCounts): void {
  for (const what of ['tp', 'fp', 'fn', 'tn'] as const) requireCount(what, counts[what])
}
