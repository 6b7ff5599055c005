import { mean } from '@vitalbench/kernel/numbers'
import { clusterProducts, clusterUnits } from './cluster-products.ts'
import type { WeightedStatistic } from './bootstrap.ts'
import type { Estimate } from './estimate.ts'
import { criticalValue } from './scored-cases.ts'

/** Confidence level (0.95 unless given), and the cluster (patient) of each row where several rows belong together. */
export interface ClusteredOptions {
  readonly level?: number
  readonly clusters?: ArrayLike<number>
}

/** What an estimate of a mean is called, how many events it stands on, and the range that its interval is held inside. */
interface MeanOf extends ClusteredOptions {
  readonly events?: number
  readonly method: string
  readonly range?: readonly [low: number, high: number]
}

/** Mean of one contribution a case, with a normal interval; its standard error from rows, or from the sums within clusters. */
export function meanEstimate(contributions: Float64Array, { level = 0.95, clusters, events, method, range }: MeanOf): Estimate {
  const n = contributions.length
  const z = criticalValue(level)
  const shared = { n, ...(events === undefined ? {} : { events }), method }
  if (n === 0) return { value: null, interval: null, standardError: null, ...shared, reason: 'no cases' }
  const value = mean(contributions)
  const residuals = contributions.map((contribution) => contribution - value)
  const standardError = Math.sqrt(clusterProducts([residuals], clusterUnits(n, clusters))[0]) / n
  if (!Number.isFinite(standardError))
    return { value, interval: null, standardError: null, ...shared, reason: 'a single independent unit has no spread' }
  if (standardError === 0) return { value, interval: null, standardError, ...shared, reason: 'degenerate: every unit contributes the same' }
  const [low, high] = range ?? [-Infinity, Infinity]
  const name = clusters ? 'normal approximation, cluster-robust' : 'normal approximation'
  const interval = { low: Math.max(low, value - z * standardError), high: Math.min(high, value + z * standardError), level, method: name }
  return { value, interval, standardError, ...shared }
}

/** The mean of contributions as a statistic of resampled rows. */
export const weightedMean =
  (contributions: Float64Array): WeightedStatistic =>
  (weights) => {
    let total = 0
    let count = 0
    for (let row = 0; row < weights.length; row += 1) {
      total += weights[row] * contributions[row]
      count += weights[row]
    }
    return total / count
  }
