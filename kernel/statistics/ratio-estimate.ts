import { sum } from '@vitalbench/kernel/numbers'
import { clusterProducts, clusterUnits } from './cluster-products.ts'
import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import { criticalValue } from './scored-cases.ts'

interface RatioOf extends ClusteredOptions {
  readonly method: string
  readonly events?: number
  /** `log` where the ratio is positive by nature, so that the interval is too. */
  readonly scale?: 'plain' | 'log'
  /** Why the ratio is undefined where the denominators add up to 0. */
  readonly empty: string
}

/** Ratio of two totals, Σ numerator / Σ denominator, with the linearised error of the ratio estimator over rows or clusters. */
export function ratioEstimate(
  numerator: Float64Array,
  denominator: Float64Array,
  { level = 0.95, clusters, method, events, scale = 'plain', empty }: RatioOf,
): Estimate {
  const z = criticalValue(level)
  const shared = { n: numerator.length, ...(events === undefined ? {} : { events }), method }
  const below = sum(denominator)
  if (below === 0) return { value: null, interval: null, standardError: null, ...shared, reason: empty }
  const above = sum(numerator)
  const value = above / below
  const residuals = numerator.map((part, row) => part - value * denominator[row])
  const standardError = Math.sqrt(clusterProducts([residuals], clusterUnits(numerator.length, clusters))[0]) / Math.abs(below)
  const bare = (reason: string): Estimate => ({ value, interval: null, standardError: null, ...shared, reason })
  if (!Number.isFinite(standardError)) return bare('a single independent unit has no spread')
  if (scale === 'log' && !(value > 0)) return bare('the ratio is 0, so that the log scale has no interval')
  if (standardError === 0) return bare('degenerate: every unit has the same ratio')
  const spread = scale === 'log' ? Math.exp((z * standardError) / value) : z * standardError
  const [low, high] = scale === 'log' ? [value / spread, value * spread] : [value - spread, value + spread]
  const name = `ratio estimator${scale === 'log' ? ', log scale' : ''}${clusters ? ', cluster-robust' : ''}`
  return { value, interval: { low, high, level, method: name }, standardError, ...shared }
}
