import { cubicSpline } from '@vitalbench/kernel/numbers'

/** A cubic through a fixed number of knots at 0, 1, 2, …, whose values are set again and again without new memory. */
export interface SplineBlock {
  /** Values at the knots; `fit` after each change. */
  readonly values: Float64Array
  fit(): void
  /** Value at a place from 0 to the number of knots - 1. */
  at(place: number): number
}

/** Not-a-knot cubic through so many knots, at least two: its slopes are linear in the values, by a matrix that is solved for once. */
export function openSplineBlock(knots: number): SplineBlock {
  const places = Float64Array.from({ length: knots }, (_, i) => i)
  const units = Array.from(places, (of) =>
    cubicSpline(
      places,
      Float64Array.from(places, (place) => (place === of ? 1 : 0)),
    ),
  )
  const matrix = Float64Array.from({ length: knots * knots }, (_, k) => units[k % knots].slope(Math.floor(k / knots)))
  const values = new Float64Array(knots)
  const slopes = new Float64Array(knots)
  return {
    values,
    fit() {
      for (let i = 0; i < knots; i++) {
        slopes[i] = 0
        for (let j = 0; j < knots; j++) slopes[i] += matrix[i * knots + j] * values[j]
      }
    },
    at(place) {
      const i = Math.min(knots - 2, Math.floor(place))
      const d = place - i
      const chord = values[i + 1] - values[i]
      const square = 3 * chord - 2 * slopes[i] - slopes[i + 1]
      const cube = slopes[i] + slopes[i + 1] - 2 * chord
      return values[i] + d * (slopes[i] + d * (square + d * cube))
    },
  }
}
