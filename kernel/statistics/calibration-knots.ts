import { argsort } from '@vitalbench/kernel/numbers'
import type { Knots } from './loess.ts'
import type { Predictions } from './predictions.ts'

/** Gathers resampled predictions into knots; `exact` where every distinct probability has its own. The result is valid until the next call. */
export interface KnotGatherer {
  readonly exact: boolean
  readonly gather: (weights: Uint32Array) => Knots
}

/** Knot of each row: one for each distinct probability, or, above `limit` of them, ranges of equal mass that keep ties together. */
function knotOfRows(
  probabilities: Float64Array,
  limit: number,
): { readonly knotOf: Uint32Array; readonly count: number; readonly exact: boolean } {
  const order = argsort(probabilities)
  const n = order.length
  const isNew = (rank: number) => rank === 0 || probabilities[order[rank]] !== probabilities[order[rank - 1]]
  let distinct = 0
  for (let rank = 0; rank < n; rank += 1) if (isNew(rank)) distinct += 1
  const exact = distinct <= limit
  const knotOf = new Uint32Array(n)
  let count = 0
  let opened = 0
  for (let rank = 0; rank < n; rank += 1) {
    if (isNew(rank) && (exact || rank === 0 || rank >= Math.ceil((opened * n) / limit))) {
      opened = Math.floor((rank * limit) / n) + 1
      count += 1
    }
    knotOf[order[rank]] = count - 1
  }
  return { knotOf, count, exact }
}

/** Prepares the gathering of predictions into at most `limit` knots; each stands at the mean probability of its cases. */
export function calibrationKnots({ labels, probabilities }: Predictions, limit: number): KnotGatherer {
  const { knotOf, count, exact } = knotOfRows(probabilities, limit)
  const weight = new Float64Array(count)
  const predicted = new Float64Array(count)
  const observed = new Float64Array(count)
  const gather = (weights: Uint32Array): Knots => {
    weight.fill(0)
    predicted.fill(0)
    observed.fill(0)
    for (let row = 0; row < knotOf.length; row += 1) {
      const knot = knotOf[row]
      const times = weights[row]
      weight[knot] += times
      predicted[knot] += times * probabilities[row]
      observed[knot] += times * labels[row]
    }
    let kept = 0
    for (let knot = 0; knot < count; knot += 1) {
      if (weight[knot] === 0) continue
      predicted[kept] = predicted[knot] / weight[knot]
      observed[kept] = observed[knot] / weight[knot]
      weight[kept] = weight[knot]
      kept += 1
    }
    return { x: predicted.subarray(0, kept), weight: weight.subarray(0, kept), y: observed.subarray(0, kept) }
  }
  return { exact, gather }
}
