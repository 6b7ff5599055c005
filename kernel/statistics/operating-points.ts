import { argsort } from '@vitalbench/kernel/numbers'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'

/** Every operating point of a score, from the highest distinct threshold down: a case is positive if its score ≥ threshold. */
export interface OperatingPoints extends ClassSizes {
  readonly thresholds: Float64Array
  readonly truePositives: Uint32Array
  readonly falsePositives: Uint32Array
}

/** Counts at each distinct threshold, descending; ties enter together. O(N log N). */
export function operatingPoints(cases: ScoredCases): OperatingPoints {
  const { positives, negatives } = classSizes(cases)
  const { labels, scores } = cases
  const order = argsort(scores)
  const thresholds = new Float64Array(order.length)
  const truePositives = new Uint32Array(order.length)
  const falsePositives = new Uint32Array(order.length)
  let points = 0
  let tp = 0
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const score = scores[order[at]]
    tp += labels[order[at]]
    if (at > 0 && scores[order[at - 1]] === score) continue
    thresholds[points] = score
    truePositives[points] = tp
    falsePositives[points] = order.length - at - tp
    points += 1
  }
  const cut = <A extends Float64Array | Uint32Array>(column: A) => column.subarray(0, points) as A
  return { thresholds: cut(thresholds), truePositives: cut(truePositives), falsePositives: cut(falsePositives), positives, negatives }
}
