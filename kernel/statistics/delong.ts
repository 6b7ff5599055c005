import { argsort } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { classSizes, countPositives, requireSameLength } from './scored-cases.ts'
import { sortScores, sortSpace } from './sort-scores.ts'

/** Scores of the two classes apart, each ascending. */
export interface SortedClasses {
  readonly positive: Float64Array
  readonly negative: Float64Array
}

/** Checks scored cases as `classSizes` does, and sorts the scores of each class. */
export function sortClasses({ labels, scores }: ScoredCases): SortedClasses {
  requireSameLength(labels, scores)
  const positives = countPositives(labels)
  const values = new Float64Array(labels.length)
  // Positives fill the array from its front, negatives from its back; the wrong one of the two writes is overwritten later.
  let p = 0
  let back = labels.length - 1
  for (let row = 0; row < labels.length; row += 1) {
    const score = scores[row]
    if (Number.isNaN(score)) throw fail('STATISTICS_SCORE_NAN', { what: 'score', row })
    values[p] = score
    values[back] = score
    p += labels[row]
    back -= 1 - labels[row]
  }
  const space = sortSpace(Math.max(positives, labels.length - positives))
  return { positive: sortScores(values.subarray(0, positives), space), negative: sortScores(values.subarray(positives), space) }
}

/**
 * Replaces every score by the doubled count of the other class below it, a tie counting one: whole numbers, exact, ascending.
 * One merge of the sorted classes, in place, as this is where the time of an AUROC goes.
 */
export function countBelowInPlace({ positive, negative }: SortedClasses): void {
  const m = positive.length
  const n = negative.length
  let p = 0
  let q = 0
  while (p < m && q < n) {
    const score = positive[p]
    const other = negative[q]
    if (score < other) {
      positive[p] = 2 * q
      p += 1
    } else if (other < score) {
      negative[q] = 2 * p
      q += 1
    } else {
      const firstP = p
      const firstQ = q
      while (p < m && positive[p] === score) p += 1
      while (q < n && negative[q] === score) q += 1
      positive.fill(firstQ + q, firstP, p)
      negative.fill(firstP + p, firstQ, q)
    }
  }
  positive.fill(2 * n, p)
  negative.fill(2 * m, q)
}

/** Sum of counts; exact below 2⁵³. */
export function total(counts: Float64Array): number {
  let sum = 0
  for (let i = 0; i < counts.length; i += 1) sum += counts[i]
  return sum
}

/** Sample variance (divisor length − 1) of counts about their mean, in two passes; exactly 0 where all are equal. */
export function countVariance(counts: Float64Array): number {
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
