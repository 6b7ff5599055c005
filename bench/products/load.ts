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

/** A load in a form that can be kept and joined: calls by the latency that they took, in steps of 1 %. */
export interface CompactLoad {
  /** Number of a step, so that 1.01 to its power is the latency in milliseconds, and how many calls took it. */
  readonly steps: readonly (readonly [step: number, calls: number])[]
  readonly maxMs: number
  readonly peakMemoryMiB: number | null
}

const ratio = Math.log(1.01)
const peakOf = (peaks: readonly (number | null)[]): number | null =>
  peaks.reduce((most, peak) => (most === null || peak === null ? (most ?? peak) : Math.max(most, peak)), null)

/** The load of some workers, compacted; latencies below 0.1 µs count as that. */
export function compactLoad(loads: readonly RecordedLoad[]): CompactLoad {
  const steps = new Map<number, number>()
  let maxMs = 0
  for (const { latenciesMs } of loads)
    for (const ms of latenciesMs) {
      const step = Math.round(Math.log(Math.max(ms, 1e-4)) / ratio)
      steps.set(step, (steps.get(step) ?? 0) + 1)
      maxMs = Math.max(maxMs, ms)
    }
  return { steps: [...steps].toSorted(([a], [b]) => a - b), maxMs, peakMemoryMiB: peakOf(loads.map((load) => load.peakMemoryMiB)) }
}

/** Load of one product over several compacted ones; null if nobody called it. Quantiles are nearest-rank, to within 0.5 %. */
export function joinLoads(loads: readonly CompactLoad[]): ProductLoad | null {
  const steps = loads.flatMap((load) => load.steps).toSorted(([a], [b]) => a - b)
  const calls = steps.reduce((sum, [, count]) => sum + count, 0)
  if (calls === 0) return null
  const maxMs = Math.max(...loads.map((load) => load.maxMs))
  const quantile = (p: number): number => {
    let seen = 0
    const [step] = steps.find(([, count]) => (seen += count) >= p * calls)!
    return Math.min(Math.exp(step * ratio), maxMs)
  }
  const peakMemoryMiB = peakOf(loads.map((load) => load.peakMemoryMiB))
  return { calls, medianMs: quantile(0.5), p95Ms: quantile(0.95), maxMs, peakMemoryMiB }
}
