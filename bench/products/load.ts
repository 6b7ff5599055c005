import type { ProductLoad } from '../circumstances.ts'

/** What an open product has used: milliseconds of each call in call order, and its largest memory in MiB, null where unknown. */
export interface RecordedLoad {
  readonly latenciesMs: Float64Array
  readonly peakMemoryMiB: number | null
}

/** Nearest-rank quantile of ascending numbers. */
const nearestRank = (sorted: Float64Array, p: number): number => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]

/** Load of one product over all the workers that called it; null if nobody did. Quantiles are nearest-rank. */
export function summariseLoad(loads: readonly RecordedLoad[]): ProductLoad | null {
  const latencies = new Float64Array(loads.reduce((calls, { latenciesMs }) => calls + latenciesMs.length, 0))
  if (latencies.length === 0) return null
  let filled = 0
  for (const { latenciesMs } of loads) {
    latencies.set(latenciesMs, filled)
    filled += latenciesMs.length
  }
  latencies.sort()
  const peaks = loads.flatMap(({ peakMemoryMiB }) => (peakMemoryMiB === null ? [] : [peakMemoryMiB]))
  return {
    calls: latencies.length,
    medianMs: nearestRank(latencies, 0.5),
    p95Ms: nearestRank(latencies, 0.95),
    maxMs: latencies[latencies.length - 1],
    peakMemoryMiB: peaks.length === 0 ? null : Math.max(...peaks),
  }
}
