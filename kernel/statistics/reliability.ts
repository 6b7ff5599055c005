import { quantile } from '@vitalbench/kernel/numbers'
import { binnedUnits } from './binned-units.ts'
import type { Estimate } from './estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import { wilson } from './proportion.ts'
import type { RefitOptions } from './refit-options.ts'
import { bootstrapUnits } from './refit-options.ts'
import { requireCount } from './scored-cases.ts'

/**
 * How predictions are binned on the event scale: `width` cuts [0, 1] into equal parts, `mass` at quantiles (type 7) of the
 * predictions, where tied cuts merge. `closed` is the side that a bin's own edge belongs to; 0 and 1 always fall in a bin.
 */
export interface Binning {
  readonly bins?: number
  readonly scheme?: 'width' | 'mass'
  readonly closed?: 'left' | 'right'
}

/** One bin of a reliability diagram; `observed` is the share of events with its Wilson interval, both means null in an empty bin. */
export interface ReliabilityBin {
  readonly low: number
  readonly high: number
  readonly n: number
  readonly meanProbability: number | null
  readonly observed: Estimate
}

/** Calibration error over bins: expected (mean over cases) and maximum, with the bins of the reliability diagram. */
export interface Reliability {
  readonly ece: Estimate
  readonly mce: Estimate
  readonly bins: readonly ReliabilityBin[]
}

function edgesOf(probabilities: Float64Array, bins: number, scheme: 'width' | 'mass'): Float64Array {
  if (scheme === 'width') return Float64Array.from({ length: bins + 1 }, (_, k) => k / bins)
  const cuts = Array.from({ length: bins + 1 }, (_, k) => quantile(probabilities, k / bins))
  const distinct = [...new Set(cuts)]
  return Float64Array.from(distinct.length > 1 ? distinct : [distinct[0], distinct[0]])
}

/** Bin of each probability; the outermost bins hold their outer edge whichever side is closed. */
function binOf(p: number, edges: Float64Array, closed: 'left' | 'right'): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (closed === 'left' ? p < edges[middle + 1] : p <= edges[middle + 1]) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Reliability diagram with expected and maximum calibration error: ECE = Σ (n_b / n)·|ȳ_b − p̄_b|, MCE the largest term
 * (Naeini et al., AAAI 2015); predictions are of the event, not of the top label. Intervals by bootstrap inside the bins of the
 * full sample, where `bootstrap` is given.
 *
 * @example
 * reliability({ labels, probabilities }, { bins: 10, scheme: 'width', closed: 'left' }).ece.value
 */
export function reliability(
  predictions: Predictions,
  { bins = 10, scheme = 'width', closed = 'left', level = 0.95, clusters, bootstrap }: Binning & RefitOptions = {},
): Reliability {
  const { positives } = checkPredictions(predictions)
  requireCount('bins', bins, { low: 1 })
  const { labels, probabilities } = predictions
  const n = labels.length
  const edges = n > 0 ? edgesOf(probabilities, bins, scheme) : new Float64Array(0)
  const bin = Uint32Array.from(probabilities, (p) => binOf(p, edges, closed))
  const count = Math.max(0, edges.length - 1)
  const binned = binnedUnits(predictions, { bin, bins: count, clusters })
  const compute = (weights: Uint32Array, into: Float64Array) => {
    const sums = binned.total(weights)
    let expected = 0
    let largest = 0
    let total = 0
    for (let b = 0; b < count; b += 1) {
      if (sums.n[b] === 0) continue
      const gap = Math.abs(sums.events[b] - sums.predicted[b])
      expected += gap
      total += sums.n[b]
      largest = Math.max(largest, gap / sums.n[b])
    }
    into[0] = expected / total
    into[1] = largest
  }
  const once = new Uint32Array(binned.units).fill(1)
  const found = new Float64Array(2)
  compute(once, found)
  const sums = binned.total(once)
  const diagram = Array.from(sums.n, (size, b) => ({
    low: edges[b],
    high: edges[b + 1],
    n: size,
    meanProbability: size > 0 ? sums.predicted[b] / size : null,
    observed: wilson(sums.events[b], size, { level }),
  }))
  const named = `${count} bins of equal ${scheme}, closed ${closed}, event scale`
  const unit = clusters ? 'cluster' : 'plain'
  const resampled =
    bootstrap && n > 0 ? bootstrapUnits({ units: binned.units, unit, statistics: 2, compute }, { ...bootstrap, level }) : null
  const estimate = (k: number, name: string): Estimate => {
    const method = `${name}, ${named}`
    if (n === 0) return { value: null, interval: null, n, events: positives, method, reason: 'no cases' }
    if (resampled) return { ...resampled[k], n, events: positives, method }
    return { value: found[k], interval: null, n, events: positives, method, reason: 'interval by bootstrap only, and none was asked for' }
  }
  return { ece: estimate(0, 'expected calibration error'), mce: estimate(1, 'maximum calibration error'), bins: diagram }
}
