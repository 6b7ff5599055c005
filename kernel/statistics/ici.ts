import { argsort } from '@vitalbench/kernel/numbers'
import { calibrationKnots } from './calibration-knots.ts'
import type { Estimate } from './estimate.ts'
import type { Knots, LoessShape } from './loess.ts'
import { smoothKnots } from './loess.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import type { RefitOptions } from './refit-options.ts'
import { bootstrapUnits } from './refit-options.ts'
import { requireCount } from './scored-cases.ts'

/**
 * Shape of the smoother and its size: up to `knots` (2,000) distinct probabilities every one has its own knot and the result is
 * exact; above, cases are gathered into that many ranges of equal mass. Resamples use at most `resampledKnots` (200).
 */
export interface CalibrationSmoother extends LoessShape {
  readonly knots?: number
  readonly resampledKnots?: number
}

/** Distances |ĉ(p) − p| between a smooth calibration curve and the predictions: mean (ICI), median, 90th percentile, largest. */
export interface CalibrationDistances {
  readonly ici: Estimate
  readonly e50: Estimate
  readonly e90: Estimate
  readonly emax: Estimate
}

/** Type 7 quantile of values that stand for `weight` cases each. */
function weightedQuantile(values: Float64Array, weight: Float64Array, order: Uint32Array, p: number): number {
  let total = 0
  for (const w of weight) total += w
  const position = (total - 1) * p
  const below = Math.floor(position)
  let passed = 0
  let at = 0
  while (passed + weight[order[at]] <= below) {
    passed += weight[order[at]]
    at += 1
  }
  const low = values[order[at]]
  const next = passed + weight[order[at]] > below + 1 || at + 1 === order.length ? low : values[order[at + 1]]
  return low + (position - below) * (next - low)
}

/** Writes ICI, E50, E90, Emax of gathered cases; the curve is held inside [0, 1]. */
function distancesOf(knots: Knots, shape: LoessShape, into: Float64Array): void {
  const curve = new Float64Array(knots.x.length)
  smoothKnots(knots, { ...shape, at: knots.x, into: curve })
  let total = 0
  let sum = 0
  for (let k = 0; k < curve.length; k += 1) {
    curve[k] = Math.abs(Math.min(1, Math.max(0, curve[k])) - knots.x[k])
    total += knots.weight[k]
    sum += knots.weight[k] * curve[k]
  }
  const order = argsort(curve)
  into[0] = sum / total
  into[1] = weightedQuantile(curve, knots.weight, order, 0.5)
  into[2] = weightedQuantile(curve, knots.weight, order, 0.9)
  into[3] = curve[order[order.length - 1]]
}

/**
 * Integrated calibration index and E50, E90, Emax (Austin and Steyerberg, Stat Med 38:4051, 2019): distances between the
 * predictions and their loess calibration curve, quantiles type 7. Intervals by bootstrap with refit, where `bootstrap` is given.
 *
 * @example
 * integratedCalibrationIndex({ labels, probabilities }, { bootstrap: { stream } }).ici
 */
export function integratedCalibrationIndex(
  predictions: Predictions,
  {
    span = 0.75,
    degree = 2,
    knots = 2000,
    resampledKnots = 200,
    level = 0.95,
    clusters,
    bootstrap,
  }: CalibrationSmoother & RefitOptions = {},
): CalibrationDistances {
  const { positives } = checkPredictions(predictions)
  requireCount('knots', knots, { low: 10 })
  requireCount('resampledKnots', resampledKnots, { low: 10 })
  const n = predictions.labels.length
  const shape = { span, degree }
  const { exact, gather } = calibrationKnots(predictions, { limit: knots })
  const found = new Float64Array(4)
  if (n > 0) distancesOf(gather(new Uint32Array(n).fill(1)), shape, found)
  let resampled: readonly Estimate[] | null = null
  let refit = ''
  if (bootstrap && n > 0) {
    const { exact: kept, units, gather: regather } = calibrationKnots(predictions, { limit: resampledKnots, clusters })
    if (!kept) refit = `, resamples on ${resampledKnots} knots`
    const compute = (weights: Uint32Array, into: Float64Array) => distancesOf(regather(weights), shape, into)
    resampled = bootstrapUnits({ units, unit: clusters ? 'cluster' : 'plain', statistics: 4, compute }, { ...bootstrap, level })
  }
  const smoother = `loess, direct, span ${span}, degree ${degree}${exact ? '' : `, ${knots} knots of equal mass`}${refit}`
  const estimate = (k: number, name: string): Estimate => {
    const shared = { n, events: positives, method: `${name}, ${smoother}` }
    if (n === 0) return { value: null, interval: null, ...shared, reason: 'no cases' }
    if (!resampled) return { value: found[k], interval: null, ...shared, reason: 'interval by bootstrap only, and none was asked for' }
    return { ...resampled[k], value: found[k], ...shared }
  }
  return {
    ici: estimate(0, 'mean distance |ĉ(p) − p|'),
    e50: estimate(1, 'median distance |ĉ(p) − p|'),
    e90: estimate(2, '90th percentile of |ĉ(p) − p|'),
    emax: estimate(3, 'largest distance |ĉ(p) − p|'),
  }
}
