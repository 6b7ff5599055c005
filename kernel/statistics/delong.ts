import { argsort } from '@vitalbench/kernel/numbers'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'

/** Scores of the two classes apart, each ascending. */
export interface SortedClasses {
  readonly positive: Float64Array
  readonly negative: Float64Array
}

/** Checks scored cases and sorts the scores of each class; O(N log N). */
export function sortClasses(cases: ScoredCases): SortedClasses {
  const { positives, negatives } = classSizes(cases)
  const { labels, scores } = cases
  const positive = new Float64Array(positives)
  const negative = new Float64Array(negatives)
  let p = 0
  let n = 0
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === 1) {
      positive[p] = scores[row]
      p += 1
    } else {
      negative[n] = scores[row]
      n += 1
    }
  }
  return { positive: positive.sort(), negative: negative.sort() }
}

/** Twice the count of entries of `other` below each entry of `own`, a tie counting one; both ascending. Exact integers up to 2³². */
export function doubledCountsBelow(own: Float64Array, other: Float64Array): Uint32Array {
  const counts = new Uint32Array(own.length)
  let below = 0
  let upTo = 0
  for (let i = 0; i < own.length; i += 1) {
    const score = own[i]
    while (below < other.length && other[below] < score) below += 1
    if (upTo < below) upTo = below
    while (upTo < other.length && other[upTo] <= score) upTo += 1
    counts[i] = below + upTo
  }
  return counts
}

/** Sum of whole numbers; exact below 2⁵³. */
export function total(counts: Uint32Array): number {
  let sum = 0
  for (let i = 0; i < counts.length; i += 1) sum += counts[i]
  return sum
}

/** Sample variance (divisor length − 1) about the mean, in two passes; exactly 0 where all counts are equal. */
export function countVariance(counts: Uint32Array): number {
  const mean = total(counts) / counts.length
  let squares = 0
  for (let i = 0; i < counts.length; i += 1) squares += (counts[i] - mean) * (counts[i] - mean)
  return squares / (counts.length - 1)
}

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
