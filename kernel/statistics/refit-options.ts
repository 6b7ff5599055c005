import type { BootstrapOptions } from './bootstrap.ts'
import { bootstrapJointly } from './bootstrap.ts'
import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'

/** Options of a statistic that is fitted again in every resample: its interval needs `bootstrap`, without it there is none. */
export interface RefitOptions extends ClusteredOptions {
  readonly bootstrap?: Omit<BootstrapOptions, 'level'>
}

/** Statistics of units, each of them a `unit` (row, cluster, patient) by name. */
export interface UnitStatistics {
  readonly units: number
  readonly unit: 'plain' | 'cluster' | 'patient'
  readonly statistics: number
  readonly compute: (weights: Uint32Array, into: Float64Array) => void
}

/** Bootstraps statistics whose rows are folded into units already; the method of the interval names the unit. */
export const bootstrapUnits = ({ units, unit, ...statistics }: UnitStatistics, options: BootstrapOptions): readonly Estimate[] =>
  bootstrapJointly({ rows: units, ...statistics }, options).map(({ estimate }) => {
    const { interval } = estimate
    return { ...estimate, interval: interval && { ...interval, method: interval.method.replace(/^plain/, unit) } }
  })
