import { operatingPoints } from './operating-points.ts'
import type { ScoredCases } from './scored-cases.ts'

/** A curve of points (x, y), each at a threshold (a case is positive if its score ≥ threshold), thresholds descending. */
export interface ThresholdCurve {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly thresholds: Float64Array
}

/**
 * ROC curve: x = 1 − specificity, y = sensitivity at every distinct threshold, after a first point (0, 0) that no score
 * reaches (threshold Infinity). Null where a class is empty.
 *
 * @example
 * const curve = rocCurve({ labels, scores })
 */
export function rocCurve(cases: ScoredCases): ThresholdCurve | null {
  const { thresholds, truePositives, falsePositives, positives, negatives } = operatingPoints(cases)
  if (positives === 0 || negatives === 0) return null
  const x = new Float64Array(thresholds.length + 1)
  const y = new Float64Array(thresholds.length + 1)
  const at = new Float64Array(thresholds.length + 1)
  at[0] = Infinity
  for (let point = 0; point < thresholds.length; point += 1) {
    x[point + 1] = falsePositives[point] / negatives
    y[point + 1] = truePositives[point] / positives
    at[point + 1] = thresholds[point]
  }
  return { x, y, thresholds: at }
}

/** Precision-recall curve: x = recall, y = precision at every distinct threshold; null without a positive case. */
export function precisionRecallCurve(cases: ScoredCases): ThresholdCurve | null {
  const { thresholds, truePositives, falsePositives, positives } = operatingPoints(cases)
  if (positives === 0) return null
  const x = Float64Array.from(truePositives, (tp) => tp / positives)
  const y = Float64Array.from(truePositives, (tp, point) => tp / (tp + falsePositives[point]))
  return { x, y, thresholds }
}

/**
 * At most `points` (≥ 2) points of a curve, evenly spread along its length |Δx| + |Δy|, first and last kept; each is a point
 * of the curve, and a curve that only rises is nowhere further from the thinned one than length / (points − 1).
 */
export function thinCurve(curve: ThresholdCurve, points: number): ThresholdCurve {
  const { x, y, thresholds } = curve
  if (x.length <= points) return curve
  const length = new Float64Array(x.length)
  for (let at = 1; at < x.length; at += 1) length[at] = length[at - 1] + Math.abs(x[at] - x[at - 1]) + Math.abs(y[at] - y[at - 1])
  const step = length[x.length - 1] / (points - 1)
  const kept = [0]
  for (let at = 1; at < x.length - 1 && kept.length < points - 1; at += 1) if (length[at] >= step * kept.length) kept.push(at)
  kept.push(x.length - 1)
  const pick = (column: Float64Array) => Float64Array.from(kept, (at) => column[at])
  return { x: pick(x), y: pick(y), thresholds: pick(thresholds) }
}
