import { calibrationKnots } from './calibration-knots.ts'
import type { LoessCurve, LoessShape } from './loess.ts'
import { smoothKnots } from './loess.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import { requireCount } from './scored-cases.ts'

/**
 * The smooth calibration curve for a figure: observed share against predicted probability by loess, held inside [0, 1], at
 * `points` evenly spaced probabilities between the smallest and the largest prediction; empty without cases.
 *
 * @example
 * calibrationCurve({ labels, probabilities }, { points: 101 })
 */
export function calibrationCurve(
  predictions: Predictions,
  { span = 0.75, degree = 2, points = 101, knots = 2000 }: LoessShape & { readonly points?: number; readonly knots?: number } = {},
): LoessCurve {
  checkPredictions(predictions)
  requireCount('points', points, { low: 2 })
  const n = predictions.labels.length
  const { exact, gather } = calibrationKnots(predictions, { limit: knots })
  const method = `loess, direct, span ${span}, degree ${degree}${exact ? '' : `, ${knots} knots of equal mass`}, held inside [0, 1]`
  if (n === 0) return { x: new Float64Array(0), y: new Float64Array(0), method }
  const gathered = gather(new Uint32Array(n).fill(1))
  const low = gathered.x[0]
  const high = gathered.x[gathered.x.length - 1]
  const x = low === high ? Float64Array.of(low) : Float64Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1))
  const y = new Float64Array(x.length)
  smoothKnots(gathered, { span, degree, at: x, into: y })
  return { x, y: y.map((value) => Math.min(1, Math.max(0, value))), method }
}
