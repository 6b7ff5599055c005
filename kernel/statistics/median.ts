import { binomialCdf, quantileSorted } from '@vitalbench/kernel/numbers'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue, refuseNaN } from './scored-cases.ts'

/** Median with the interval between two order statistics whose binomial coverage is at least `level` (Conover 1999, section 3.2). */
export function medianEstimate(values: Float64Array, { level = 0.95 }: LevelOption = {}): Estimate {
  criticalValue(level)
  refuseNaN(values, 'value')
  const sorted = values.toSorted()
  const n = sorted.length
  const shared = { n, method: 'median' }
  if (n === 0) return { value: null, interval: null, ...shared, reason: 'no values' }
  const value = quantileSorted(sorted, 0.5)
  // The largest rank r with P(Bin(n, ½) < r) ≤ (1 − level) / 2.
  let rank = 0
  while (rank < n / 2 && binomialCdf(rank, n, 0.5) <= (1 - level) / 2) rank += 1
  if (rank === 0) return { value, interval: null, ...shared, reason: `${n} values are too few for an interval between order statistics` }
  return { value, interval: { low: sorted[rank - 1], high: sorted[n - rank], level, method: 'order statistics' }, ...shared }
}
