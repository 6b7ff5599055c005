import { fail } from './errors.ts'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { requireSameLength } from './scored-cases.ts'
import type { SortSpace } from './sort-scores.ts'
import { sortScores, sortSpace } from './sort-scores.ts'

/** What DeLong's method needs of one score: exact 2U, and the sample variances of the placements in units of one half case. */
export interface DelongMoments extends ClassSizes {
  readonly twoU: number
  /** Variance of twice the negatives that a positive beats (n − 1 below); NaN for a single positive. */
  readonly ofPositives: number
  /** Variance of twice the positives that a negative loses to; NaN for a single negative. */
  readonly ofNegatives: number
}

interface Workspace extends SortSpace {
  readonly scores: Float64Array
}

// Fresh memory costs as much as sorting does, so that of the last call serves the next one; nothing is read from it.
let lastWorkspace: WeakRef<Workspace> | null = null

function workspace(size: number): Workspace {
  const last = lastWorkspace?.deref()
  if (last && last.scores.length >= size) return last
  const made = { scores: new Float64Array(size), ...sortSpace(size) }
  lastWorkspace = new WeakRef(made)
  return made
}

/** Checks the cases and copies their scores into `into`: positives from its front, negatives from its back; returns the number of positives. */
function separate({ labels, scores }: ScoredCases, into: Float64Array): number {
  let front = 0
  let back = labels.length - 1
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]
    const score = scores[row]
    if (label > 1) throw fail('STATISTICS_LABEL', { label, row })
    if (Number.isNaN(score)) throw fail('STATISTICS_SCORE_NAN', { what: 'score', row })
    // The write at the wrong end is overwritten later; that is faster than a branch nobody can predict.
    into[front] = score
    into[back] = score
    front += label
    back -= 1 - label
  }
  return front
}

/**
 * Replaces each ascending score by the doubled count of the other class below it, a tie counting one: whole numbers, exact.
 * Returns their sum over the positives, 2U; that over the negatives is 2mn − 2U.
 */
function countBelow(positive: Float64Array, negative: Float64Array): number {
  const m = positive.length
  const n = negative.length
  let twoU = 0
  let p = 0
  let q = 0
  while (p < m && q < n) {
    const score = positive[p]
    const other = negative[q]
    if (score < other) {
      positive[p] = 2 * q
      twoU += 2 * q
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
      twoU += (firstQ + q) * (p - firstP)
      negative.fill(firstP + p, firstQ, q)
    }
  }
  positive.fill(2 * n, p)
  negative.fill(2 * m, q)
  return twoU + 2 * n * (m - p)
}

/** Sample variance of counts about their mean; exactly 0 where all are equal. */
function countVariance(counts: Float64Array, total: number): number {
  const mean = total / counts.length
  let squares = 0
  for (let i = 0; i < counts.length; i += 1) squares += (counts[i] - mean) * (counts[i] - mean)
  return squares / (counts.length - 1)
}

/** Checks scored cases as `classSizes` does, sorts each class, and counts in one merge: O(N log N) after Sun and Xu 2014. */
export function delongMoments(cases: ScoredCases): DelongMoments {
  requireSameLength(cases.labels, cases.scores)
  const size = cases.labels.length
  const space = workspace(size)
  const positives = separate(cases, space.scores.subarray(0, size))
  const positive = space.scores.subarray(0, positives)
  const negative = space.scores.subarray(positives, size)
  sortScores(positive, space)
  sortScores(negative, space)
  const twoU = countBelow(positive, negative)
  const negatives = size - positives
  return {
    positives,
    negatives,
    twoU,
    ofPositives: countVariance(positive, twoU),
    ofNegatives: countVariance(negative, 2 * positives * negatives - twoU),
  }
}
