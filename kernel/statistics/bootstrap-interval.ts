import { normalCdf, normalQuantile, quantileSorted } from '@vitalbench/kernel/numbers'
import type { Interval } from './estimate.ts'

/** Percentile interval: type 7 quantiles of the ascending replicates. */
export const percentileInterval = (replicates: Float64Array, level: number, method: string): Interval => ({
  low: quantileSorted(replicates, (1 - level) / 2),
  high: quantileSorted(replicates, (1 + level) / 2),
  level,
  method,
})

/**
 * Acceleration of BCa from values with one unit left out: Σd³ / (6 (Σd²)^1.5), d the mean less the value, each stratum about its own
 * mean and scaled by its (n − 1) / n, which cancels out for one stratum (Davison and Hinkley 1997, section 5.3); 0 where nothing varies.
 */
export function acceleration(leftOut: Float64Array, strata: readonly Uint32Array[]): number {
  let squares = 0
  let cubes = 0
  for (const stratum of strata) {
    let sum = 0
    for (const unit of stratum) sum += leftOut[unit]
    const mean = sum / stratum.length
    const scale = (stratum.length - 1) / stratum.length
    for (const unit of stratum) {
      const d = (mean - leftOut[unit]) * scale
      squares += d * d
      cubes += d * d * d
    }
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

/** BCa interval (Efron, JASA 82:171, 1987) of ascending replicates, or the reason why there is none. */
export function bcaInterval(
  replicates: Float64Array,
  {
    observed,
    acceleration: a,
    level,
    method,
  }: { readonly observed: number; readonly acceleration: number; readonly level: number; readonly method: string },
): Interval | string {
  if (!Number.isFinite(a)) return 'the statistic is undefined with one unit left out, so BCa has no acceleration'
  let below = 0
  let equal = 0
  for (const replicate of replicates) {
    if (replicate < observed) below += 1
    else if (replicate === observed) equal += 1
  }
  const share = (below + equal / 2) / replicates.length
  if (share === 0 || share === 1) return 'the estimate lies outside all replicates, so BCa has no bias correction'
  const bias = normalQuantile(share)
  const at = (p: number) => {
    const shifted = bias + normalQuantile(p)
    return quantileSorted(replicates, normalCdf(bias + shifted / (1 - a * shifted)))
  }
  return { low: at((1 - level) / 2), high: at((1 + level) / 2), level, method }
}
