import { clusterProducts, clusterUnits } from './cluster-products.ts'
import type { Estimate } from './estimate.ts'
import type { LogisticLine } from './logistic-line.ts'
import { fitLogisticLine } from './logistic-line.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions, clippedLogits } from './predictions.ts'
import { criticalValue } from './scored-cases.ts'

/** Options of a line on the log-odds: probabilities are held inside [clip, 1 − clip], 1e-6 unless given, since logit 0 is infinite. */
export interface CalibrationLineOptions extends ClusteredOptions {
  readonly clip?: number
}

/** Slope and intercept of the calibration line logit P(y = 1) = intercept + slope · logit p; `clipped` predictions were 0 or 1. */
export interface CalibrationLine {
  readonly slope: Estimate
  readonly intercept: Estimate
  readonly clipped: number
}

/** Why no finite slope exists, or null where one does (Albert and Anderson, Biometrika 71:1, 1984). */
function noSlope(labels: Uint8Array, x: Float64Array): string | null {
  const low = [Infinity, Infinity]
  const high = [-Infinity, -Infinity]
  for (let row = 0; row < x.length; row += 1) {
    low[labels[row]] = Math.min(low[labels[row]], x[row])
    high[labels[row]] = Math.max(high[labels[row]], x[row])
  }
  if (low[0] === Infinity || low[1] === Infinity) return 'one class is empty'
  if (Math.min(low[0], low[1]) === Math.max(high[0], high[1])) return 'all predicted probabilities are equal'
  if (high[0] <= low[1] || high[1] <= low[0]) return 'the probabilities separate the classes, so that the slope is not finite'
  return null
}

/** Variances of the coefficients: the inverse information, or the sandwich over clusters. */
function variances(line: LogisticLine, x: Float64Array, clusters?: ArrayLike<number>): readonly [number, number] {
  const [aa, ab, , bb] = line.covariance
  if (!clusters) return [aa, bb]
  const meat = clusterProducts([line.residuals, line.residuals.map((residual, row) => residual * x[row])], clusterUnits(x.length, clusters))
  const sandwich = (u: number, v: number) => u * u * meat[0] + 2 * u * v * meat[1] + v * v * meat[3]
  return [sandwich(aa, ab), sandwich(ab, bb)]
}

const named = (what: string, clip: number, count: number) =>
  `${what}, maximum likelihood, probabilities clipped to [${clip}, 1 − ${clip}] (${count} moved)`

/**
 * Calibration slope and intercept by logistic regression of the outcome on logit p (Cox, Biometrika 45:562, 1958); 1 and 0 are
 * right. Wald intervals, from cluster-robust errors where clusters are given. Null where the classes are separated or p is constant.
 *
 * @example
 * calibrationLine({ labels, probabilities }).slope.value // below 1: too extreme
 */
export function calibrationLine(
  predictions: Predictions,
  { level = 0.95, clip = 1e-6, clusters }: CalibrationLineOptions = {},
): CalibrationLine {
  const { positives } = checkPredictions(predictions)
  const { labels } = predictions
  const { values: x, count } = clippedLogits(predictions.probabilities, clip)
  const shared = { n: labels.length, events: positives }
  const methods = { slope: named('calibration slope', clip, count), intercept: named('calibration intercept', clip, count) }
  const reason = noSlope(labels, x)
  if (reason !== null) {
    const none = { value: null, interval: null, standardError: null, ...shared, reason }
    return { slope: { ...none, method: methods.slope }, intercept: { ...none, method: methods.intercept }, clipped: count }
  }
  const line = fitLogisticLine(labels, x, { slope: 'free' })
  const [ofIntercept, ofSlope] = variances(line, x, clusters)
  const wald = { level, clusters, ...shared }
  return {
    slope: waldEstimate(line.slope, ofSlope, { ...wald, method: methods.slope }),
    intercept: waldEstimate(line.intercept, ofIntercept, { ...wald, method: methods.intercept }),
    clipped: count,
  }
}

/**
 * Calibration in the large: the intercept of logit P(y = 1) with logit p as offset; 0 is right, above 0 the risk is
 * underestimated. Wald interval; null where a class is empty.
 */
export function calibrationInTheLarge(
  predictions: Predictions,
  { level = 0.95, clip = 1e-6, clusters }: CalibrationLineOptions = {},
): Estimate {
  const { positives, negatives } = checkPredictions(predictions)
  const { labels } = predictions
  const { values: x, count } = clippedLogits(predictions.probabilities, clip)
  const method = named('calibration in the large', clip, count)
  const shared = { n: labels.length, events: positives, method }
  if (positives === 0 || negatives === 0)
    return { value: null, interval: null, standardError: null, ...shared, reason: 'one class is empty' }
  const line = fitLogisticLine(labels, x, { slope: 1 })
  const [variance] = variances(line, x, clusters)
  return waldEstimate(line.intercept, variance, { level, clusters, ...shared })
}

function waldEstimate(
  value: number,
  variance: number,
  { level, clusters, ...rest }: { level: number; clusters?: ArrayLike<number>; n: number; events: number; method: string },
): Estimate {
  const standardError = Math.sqrt(variance)
  if (!Number.isFinite(standardError))
    return { value, interval: null, standardError: null, ...rest, reason: 'a single independent unit has no spread' }
  const half = criticalValue(level) * standardError
  const method = clusters ? 'Wald, cluster-robust' : 'Wald'
  return { value, interval: { low: value - half, high: value + half, level, method }, standardError, ...rest }
}
