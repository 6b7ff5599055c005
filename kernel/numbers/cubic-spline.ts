import { fail } from './errors.ts'

/** A piecewise cubic through given knots, twice continuously differentiable; beyond the ends the end pieces go on. */
export interface CubicSpline {
  /** Value at x. */
  at(x: number): number
  /** First derivative at x. */
  slope(x: number): number
}

function requireKnots(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length < 2) throw fail('NUMBERS_TOO_FEW', { what: 'the spline', count: x.length, needed: 2 })
  if (y.length !== x.length) throw fail('NUMBERS_LENGTHS', { what: 'the values at the knots', length: y.length, expected: x.length })
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) throw fail('NUMBERS_DOMAIN', { what: `the value at knot ${i}`, value: y[i], range: '(-∞, ∞)' })
    const last = i === 0 ? -Infinity : x[i - 1]
    if (!(x[i] > last && x[i] < Infinity)) throw fail('NUMBERS_DOMAIN', { what: `knot ${i}`, value: x[i], range: `(${last}, ∞)` })
  }
}

/** Slopes at the knots of the spline whose third derivative is continuous at the second and at the last but one knot. */
function notAKnotSlopes(widths: Float64Array, chords: Float64Array): Float64Array {
  const last = widths.length
  if (last === 1) return Float64Array.of(chords[0], chords[0])
  if (last === 2) {
    // Three knots: the parabola through them.
    const bend = (chords[1] - chords[0]) / (widths[0] + widths[1])
    return Float64Array.of(chords[0] - bend * widths[0], chords[0] + bend * widths[0], chords[1] + bend * widths[1])
  }
  const diagonal = new Float64Array(last + 1)
  const above = new Float64Array(last + 1)
  const slopes = new Float64Array(last + 1)
  const [w0, w1] = widths
  const [v0, v1] = [widths[last - 1], widths[last - 2]]
  diagonal[0] = w1
  above[0] = w0 + w1
  slopes[0] = ((w0 + 2 * above[0]) * w1 * chords[0] + w0 * w0 * chords[1]) / above[0]
  for (let i = 1; i <= last; i++) {
    const inner = i < last
    const below = inner ? widths[i] : v0 + v1
    const factor = below / diagonal[i - 1]
    diagonal[i] = (inner ? 2 * (widths[i - 1] + widths[i]) : v1) - factor * above[i - 1]
    above[i] = widths[i - 1]
    slopes[i] =
      (inner
        ? 3 * (widths[i] * chords[i - 1] + widths[i - 1] * chords[i])
        : (v0 * v0 * chords[last - 2] + (2 * below + v0) * v1 * chords[last - 1]) / below) -
      factor * slopes[i - 1]
  }
  slopes[last] /= diagonal[last]
  for (let i = last - 1; i >= 0; i--) slopes[i] = (slopes[i] - above[i] * slopes[i + 1]) / diagonal[i]
  return slopes
}

/**
 * The not-a-knot cubic spline through at least two knots in ascending order: a line through two, a parabola through three.
 * Source: de Boor, A Practical Guide to Splines (2001), chapter IV.
 *
 * @example
 * cubicSpline([0, 1, 2, 3], [0, 1, 8, 27]).at(1.5) // 3.375
 */
export function cubicSpline(x: ArrayLike<number>, y: ArrayLike<number>): CubicSpline {
  requireKnots(x, y)
  const knots = Float64Array.from(x)
  const values = Float64Array.from(y)
  const pieces = knots.length - 1
  const widths = Float64Array.from({ length: pieces }, (_, i) => knots[i + 1] - knots[i])
  const chords = Float64Array.from({ length: pieces }, (_, i) => (values[i + 1] - values[i]) / widths[i])
  const slopes = notAKnotSlopes(widths, chords)
  const squares = Float64Array.from({ length: pieces }, (_, i) => (3 * chords[i] - 2 * slopes[i] - slopes[i + 1]) / widths[i])
  const cubes = Float64Array.from({ length: pieces }, (_, i) => (slopes[i] + slopes[i + 1] - 2 * chords[i]) / widths[i] ** 2)
  const piece = (at: number): number => {
    let low = 0
    let high = pieces
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (at >= knots[middle]) low = middle
      else high = middle
    }
    return low
  }
  return {
    at: (at) => {
      const i = piece(at)
      const d = at - knots[i]
      return values[i] + d * (slopes[i] + d * (squares[i] + d * cubes[i]))
    },
    slope: (at) => {
      const i = piece(at)
      const d = at - knots[i]
      return slopes[i] + d * (2 * squares[i] + 3 * d * cubes[i])
    },
  }
}
