import { normalSurvival } from '@vitalbench/kernel/numbers'
import { auroc } from './auroc.ts'
import { placements } from './placements.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import type { ScoredCases } from './scored-cases.ts'
import { criticalValue } from './scored-cases.ts'

/** Difference of two areas with its z test; `z` and `p` (two-sided) are null where the standard error is 0 or does not exist. */
export interface AreaDifference {
  readonly difference: Estimate
  readonly z: number | null
  readonly p: number | null
}

function compared(value: number, variance: number, sizes: { n: number; events: number }, level: number, method: string): AreaDifference {
  const critical = criticalValue(level)
  const standardError = Math.sqrt(Math.max(0, variance))
  const base = { value, standardError, ...sizes, method }
  if (standardError === 0) {
    const reason = 'degenerate: the standard error of the difference is 0'
    return { difference: { ...base, interval: null, reason }, z: null, p: null }
  }
  const z = value / standardError
  const interval = { low: value - critical * standardError, high: value + critical * standardError, level, method }
  return { difference: { ...base, interval }, z, p: 2 * normalSurvival(Math.abs(z)) }
}

const unknown = (sizes: { n: number; events: number }, value: number | null, method: string, reason: string): AreaDifference => ({
  difference: { value, interval: null, standardError: null, ...sizes, method, reason },
  z: null,
  p: null,
})

/** Sample variance of the difference of two columns of placements over the rows of one class, in units of whole cases. */
function differenceVariance(a: Uint32Array, b: Uint32Array, rows: { labels: Uint8Array; label: number; count: number }): number {
  const { labels, label, count } = rows
  let sum = 0
  for (let row = 0; row < labels.length; row += 1) if (labels[row] === label) sum += a[row] - b[row]
  const mean = sum / count
  let squares = 0
  for (let row = 0; row < labels.length; row += 1) if (labels[row] === label) squares += (a[row] - b[row] - mean) ** 2
  return squares / (count - 1) / 4
}

/**
 * AUROC of `scores` less AUROC of `reference` on the same cases: paired test and interval of DeLong (Biometrics 44:837, 1988).
 *
 * @example
 * aurocDifference({ labels, scores: ours, reference: theirs }).p
 */
export function aurocDifference(
  { labels, scores, reference }: ScoredCases & { readonly reference: Float64Array },
  { level = 0.95 }: LevelOption = {},
): AreaDifference {
  criticalValue(level)
  const a = placements({ labels, scores })
  const b = placements({ labels, scores: reference })
  const { positives: m, negatives: n } = a
  const method = 'difference of AUROC, paired DeLong'
  const sizes = { n: m + n, events: m }
  if (m === 0 || n === 0) return unknown(sizes, null, method, `no ${m === 0 ? 'positive' : 'negative'} case`)
  const value = (a.twoU - b.twoU) / (2 * m * n)
  if (m < 2 || n < 2) return unknown(sizes, value, method, 'the interval needs two cases of each class')
  const positive = differenceVariance(a.doubled, b.doubled, { labels, label: 1, count: m }) / (n * n)
  const negative = differenceVariance(a.doubled, b.doubled, { labels, label: 0, count: n }) / (m * m)
  return compared(value, positive / m + negative / n, sizes, level, method)
}

/** AUROC of the first set of cases less that of another, independent one; DeLong variances added. */
export function aurocDifferenceUnpaired(first: ScoredCases, second: ScoredCases, { level = 0.95 }: LevelOption = {}): AreaDifference {
  const a = auroc(first, { level, scale: 'raw' })
  const b = auroc(second, { level, scale: 'raw' })
  const method = 'difference of AUROC, unpaired DeLong'
  const sizes = { n: a.n + b.n, events: (a.events ?? 0) + (b.events ?? 0) }
  if (a.value === null || b.value === null) return unknown(sizes, null, method, a.reason ?? b.reason ?? '')
  const value = a.value - b.value
  if (typeof a.standardError !== 'number' || typeof b.standardError !== 'number')
    return unknown(sizes, value, method, 'the interval needs two cases of each class in both sets')
  return compared(value, a.standardError ** 2 + b.standardError ** 2, sizes, level, method)
}
