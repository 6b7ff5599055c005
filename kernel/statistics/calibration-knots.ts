import { argsort } from '@vitalbench/kernel/numbers'
import { binnedUnits } from './binned-units.ts'
import type { Knots } from './loess.ts'
import type { Predictions } from './predictions.ts'

/**
 * Gathers resampled predictions into knots, unit u (a row, or a cluster of rows) counting `weights[u]` times; `exact` where every
 * distinct probability has its own knot. The result is valid until the next call.
 */
export interface KnotGatherer {
  readonly exact: boolean
  readonly units: number
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
export function calibrationKnots(
  predictions: Predictions,
  { limit, clusters }: { readonly limit: number; readonly clusters?: ArrayLike<number> },
): KnotGatherer {
  const { knotOf, count, exact } = knotOfRows(predictions.probabilities, limit)
  const { units, total } = binnedUnits(predictions, { bin: knotOf, bins: count, clusters })
  const gather = (weights: Uint32Array): Knots => {
    const { n, events, predicted } = total(weights)
    let kept = 0
    for (let knot = 0; knot < count; knot += 1) {
      if (n[knot] === 0) continue
      predicted[kept] = predicted[knot] / n[knot]
      events[kept] = events[knot] / n[knot]
      n[kept] = n[knot]
      kept += 1
    }
    return { x: predicted.subarray(0, kept), weight: n.subarray(0, kept), y: events.subarray(0, kept) }
  }
  return { exact, units, gather }
}
