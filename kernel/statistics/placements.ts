import { argsort } from '@vitalbench/kernel/numbers'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'

/** Placements of every case among the other class, in units of one half case, and the exact 2U of Mann and Whitney. */
export interface Placements extends ClassSizes {
  /** One entry a row: twice the count of cases of the other class that the row beats, a tie counting one. */
  readonly doubled: Uint32Array
  readonly twoU: number
}

/** Placements in row order (V10 of a positive = doubled / 2n, V01 of a negative = doubled / 2m); O(N log N) after Sun and Xu 2014. */
export function placements(cases: ScoredCases): Placements {
  const { positives, negatives } = classSizes(cases)
  const { labels, scores } = cases
  const order = argsort(scores)
  const doubled = new Uint32Array(labels.length)
  let twoU = 0
  let positivesBelow = 0
  let negativesBelow = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = scores[order[start]]
    let tiedPositives = 0
    for (end = start; end < order.length && scores[order[end]] === score; end += 1) tiedPositives += labels[order[end]]
    const tiedNegatives = end - start - tiedPositives
    const wins = 2 * negativesBelow + tiedNegatives
    const losses = 2 * (positives - positivesBelow) - tiedPositives
    for (let i = start; i < end; i += 1) doubled[order[i]] = labels[order[i]] === 1 ? wins : losses
    twoU += wins * tiedPositives
    positivesBelow += tiedPositives
    negativesBelow += tiedNegatives
  }
  return { doubled, twoU, positives, negatives }
}
