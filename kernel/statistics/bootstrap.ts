import type { Stream } from '@vitalbench/kernel/numbers'
import { variance } from '@vitalbench/kernel/numbers'
import { acceleration, bcaInterval, percentileInterval } from './bootstrap-interval.ts'
import type { Estimate } from './estimate.ts'
import type { Sampling } from './resampling.ts'
import { resampler, samplingUnits, spread } from './resampling.ts'
import { criticalValue, requireCount } from './scored-cases.ts'

/** How a bootstrap interval is made; 2,000 replicates and percentiles unless said otherwise. BCa costs one more call for each unit. */
export interface BootstrapOptions {
  readonly stream: Stream
  readonly replicates?: number
  readonly level?: number
  readonly interval?: 'percentile' | 'bca'
}

/** A statistic with its bootstrap interval. `undefinedReplicates` counts resamples where it had no finite value; they are left out. */
export interface Bootstrap {
  readonly estimate: Estimate
  /** Finite replicates, ascending. */
  readonly replicates: Float64Array
  readonly undefinedReplicates: number
}

/** A statistic of rows with multiplicities: `weights[row]` says how often the row counts. NaN or ±Infinity means undefined. */
export type WeightedStatistic = (weights: Uint32Array) => number

/** Several statistics of one table: `compute(weights, into)` writes `statistics` values, undefined ones as NaN. */
export interface JointStatistics extends Sampling {
  readonly statistics: number
  readonly compute: (weights: Uint32Array, into: Float64Array) => void
}

/**
 * Bootstraps several statistics on the same resamples, so that functions of them (differences, the largest gap) can be among them;
 * one result for each. See `bootstrap` for the rest.
 */
export function bootstrapJointly(
  problem: JointStatistics,
  { stream, replicates = 2000, level = 0.95, interval = 'percentile' }: BootstrapOptions,
): readonly Bootstrap[] {
  criticalValue(level)
  requireCount('replicates', replicates, { low: 1 })
  const units = samplingUnits(problem)
  const { statistics, compute, rows } = problem
  const weights = new Uint32Array(rows).fill(1)
  const observed = new Float64Array(statistics).fill(NaN)
  if (rows > 0) compute(weights, observed)
  const into = new Float64Array(statistics)
  const draws = Array.from(observed, () => new Float64Array(replicates).fill(NaN))
  const draw = resampler(units, stream)
  const drawn = rows > 0 ? replicates : 0
  for (let replicate = 0; replicate < drawn; replicate += 1) {
    draw(weights)
    compute(weights, into)
    for (let k = 0; k < statistics; k += 1) draws[k][replicate] = into[k]
  }
  const leftOut = interval === 'bca' ? jackknife(problem) : null
  const kind = `${kindOf(problem)} bootstrap, ${interval === 'bca' ? 'BCa' : 'percentile'}, ${replicates} replicates`
  return draws.map((all, k) => {
    const finite = all.filter(Number.isFinite).sort()
    const missing = replicates - finite.length
    const method = missing > 0 ? `${kind} (${missing} undefined, left out)` : kind
    const skew = leftOut && acceleration(leftOut[k], units.strata)
    return {
      estimate: conclude(observed[k], finite, { n: units.count, missing, level, method, skew }),
      replicates: finite,
      undefinedReplicates: missing,
    }
  })
}

/**
 * Bootstrap of one statistic: rows or whole clusters are drawn with replacement, inside strata where given; the statistic reads
 * how often each row was drawn, so that data sorted once stay sorted. Percentile or BCa interval (Efron, JASA 82:171, 1987).
 *
 * @example
 * bootstrap({ rows: 3, statistic: (w) => (w[0] * 1 + w[1] * 2 + w[2] * 6) / 3 }, { stream: stream('seed', 'mean') }).estimate
 */
export const bootstrap = (problem: Sampling & { readonly statistic: WeightedStatistic }, options: BootstrapOptions): Bootstrap =>
  bootstrapJointly(
    {
      ...problem,
      statistics: 1,
      compute: (weights, into) => {
        into[0] = problem.statistic(weights)
      },
    },
    options,
  )[0]

const kindOf = ({ strata, clusters }: Sampling) => [strata && 'stratified', clusters && 'cluster'].filter(Boolean).join(' ') || 'plain'

/** Values of each statistic with one unit of resampling left out; one row a statistic, one entry a unit. */
export function jackknife(problem: JointStatistics): readonly Float64Array[] {
  const units = samplingUnits(problem)
  const ofUnit = new Uint32Array(units.count).fill(1)
  const weights = units.members ? new Uint32Array(problem.rows).fill(1) : ofUnit
  const into = new Float64Array(problem.statistics)
  const values = Array.from(into, () => new Float64Array(units.count))
  for (let unit = 0; unit < units.count; unit += 1) {
    ofUnit[unit] = 0
    spread(units, ofUnit, weights)
    problem.compute(weights, into)
    for (let k = 0; k < into.length; k += 1) values[k][unit] = into[k]
    ofUnit[unit] = 1
  }
  return values
}

interface Conclusion {
  readonly n: number
  readonly missing: number
  readonly level: number
  readonly method: string
  /** Acceleration of a BCa interval; null for percentiles. */
  readonly skew: number | null
}

function conclude(observed: number, finite: Float64Array, { n, missing, level, method, skew }: Conclusion): Estimate {
  const without = (value: number | null, reason: string): Estimate => ({ value, interval: null, standardError: null, n, method, reason })
  if (!Number.isFinite(observed)) return without(null, n === 0 ? 'no cases' : 'the statistic is undefined on these data')
  if (finite.length < 2 || finite.length < missing)
    return without(observed, `undefined in ${missing} of ${finite.length + missing} resamples`)
  if (finite[0] === finite[finite.length - 1]) return without(observed, 'degenerate: the statistic is the same in every resample')
  const made =
    skew === null ? percentileInterval(finite, level, method) : bcaInterval(finite, { observed, acceleration: skew, level, method })
  const standardError = Math.sqrt(variance(finite))
  return typeof made === 'string' ? without(observed, made) : { value: observed, interval: made, standardError, n, method }
}
