import { argsort } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import { refuseNaN } from './scored-cases.ts'

/** Points to smooth, gathered: ascending distinct `x`, how many cases stand at each (`weight`, above 0), and their mean `y`. */
export interface Knots {
  readonly x: Float64Array
  readonly weight: Float64Array
  readonly y: Float64Array
}

/** Degree of the local polynomial and the share of the cases in each window. */
export interface LoessShape {
  readonly span?: number
  readonly degree?: 0 | 1 | 2
}

/** Options of `loess`: where to evaluate (at every distinct x unless given). */
export interface LoessOptions extends LoessShape {
  readonly at?: Float64Array
}

/** A smooth curve: ascending `x` (or the points asked for), the fitted values there, and what was computed. */
export interface LoessCurve {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly method: string
}

/**
 * Local regression, one pass, direct: at each point a polynomial weighted by tricube distance, the window reaching to the
 * ⌊span · n⌋-th nearest case (Cleveland and Devlin, JASA 83:596, 1988). Equals R's loess with surface = "direct".
 *
 * @example
 * loess(x, y, { span: 0.75, degree: 2, at: Float64Array.of(0.1, 0.5) }).y
 */
export function loess(x: Float64Array, y: Float64Array, { span = 0.75, degree = 2, at }: LoessOptions = {}): LoessCurve {
  if (y.length !== x.length) throw fail('STATISTICS_LENGTHS', { what: 'y', length: y.length, expected: x.length })
  refuseNaN(x, 'x')
  refuseNaN(y, 'y')
  const knots = gatherKnots(x, y)
  const points = at ?? knots.x
  const fitted = new Float64Array(points.length)
  if (x.length > 0) smoothKnots(knots, { span, degree, at: points, into: fitted })
  else fitted.fill(NaN)
  return { x: points, y: fitted, method: `loess, direct, span ${span}, degree ${degree}, tricube, one pass` }
}

/** Gathers cases into knots: one at each distinct x, with the mean of y there. */
export function gatherKnots(x: Float64Array, y: Float64Array): Knots {
  const order = argsort(x)
  const at = new Float64Array(x.length)
  const weight = new Float64Array(x.length)
  const total = new Float64Array(x.length)
  let count = 0
  for (const row of order) {
    if (count === 0 || x[row] !== at[count - 1]) {
      at[count] = x[row]
      count += 1
    }
    weight[count - 1] += 1
    total[count - 1] += y[row]
  }
  return { x: at.slice(0, count), weight: weight.slice(0, count), y: total.slice(0, count).map((sum, k) => sum / weight[k]) }
}

/**
 * The smoother itself, over knots; writes one value for each point of `at` and allocates two columns. Where a window holds too
 * few distinct points for the degree, the degree is lowered; a window of width 0 gives the mean there.
 */
export function smoothKnots(
  { x, weight, y }: Knots,
  { span = 0.75, degree = 2, at, into }: LoessShape & { readonly at: Float64Array; readonly into: Float64Array },
): void {
  if (!(span > 0 && span <= 1)) throw fail('STATISTICS_RANGE', { what: 'span', value: span, range: '(0, 1]' })
  const count = x.length
  const before = new Float64Array(count + 1)
  for (let k = 0; k < count; k += 1) before[k + 1] = before[k] + weight[k]
  const needed = Math.max(1, Math.floor(before[count] * span + 1e-5))
  const tricube = new Float64Array(count)
  let low = 0
  let high = 0
  for (let point = 0; point < at.length; point += 1) {
    const x0 = at[point]
    if (point === 0 || x0 < at[point - 1]) low = high = 0
    // The narrowest window of `needed` cases moves up with x0; its half-width is the distance to the needed-th nearest case.
    const close = (from: number, to: number) => Math.max(x0 - x[from], x[to] - x0)
    while (before[high + 1] - before[low] < needed) high += 1
    for (;;) {
      let further = high
      while (further < count && before[further + 1] - before[low + 1] < needed) further += 1
      if (low + 1 >= count || further >= count || close(low + 1, further) > close(low, high)) break
      low += 1
      high = further
    }
    const width = close(low, high)
    let first = low
    let last = high
    while (first > 0 && x0 - x[first - 1] < width) first -= 1
    while (last < count - 1 && x[last + 1] - x0 < width) last += 1
    into[point] = fitAt({ x, weight, y }, { x0, width, first, last, degree, tricube })
  }
}

interface Window {
  readonly x0: number
  readonly width: number
  readonly first: number
  readonly last: number
  readonly degree: 0 | 1 | 2
  readonly tricube: Float64Array
}

/** Value at x0 of the local polynomial, in polynomials orthogonal on the window, so that nothing cancels. */
function fitAt({ x, weight, y }: Knots, { x0, width, first, last, degree, tricube }: Window): number {
  let s0 = 0
  let s1 = 0
  let t0 = 0
  for (let k = first; k <= last; k += 1) {
    const u = width > 0 ? (x[k] - x0) / width : 0
    const r = Math.abs(u)
    const core = r < 1 ? 1 - r * r * r : 0
    const w = weight[k] * core * core * core
    tricube[k] = w
    s0 += w
    s1 += w * u
    t0 += w * y[k]
  }
  if (!(s0 > 0)) return plainMean(y, weight, first, last)
  const centre = s1 / s0
  const level = t0 / s0
  if (degree === 0 || !(width > 0)) return level
  let m2 = 0
  let m3 = 0
  let m4 = 0
  let t1 = 0
  let t2 = 0
  for (let k = first; k <= last; k += 1) {
    const v = (x[k] - x0) / width - centre
    const vv = v * v
    const w = tricube[k]
    const residual = y[k] - level
    m2 += w * vv
    m3 += w * vv * v
    m4 += w * vv * vv
    t1 += w * v * residual
    t2 += w * vv * residual
  }
  if (!(m2 > 1e-14 * s0)) return level
  const straight = level - (centre * t1) / m2
  const skew = m3 / m2
  const curvature = m4 - skew * m3 - (m2 * m2) / s0
  if (degree === 1 || !(curvature > 1e-10 * m4)) return straight
  return straight + ((t2 - skew * t1) / curvature) * (centre * centre + skew * centre - m2 / s0)
}

/** Every case of the window stands exactly on its edge, where tricube is 0: they count alike. */
function plainMean(y: Float64Array, weight: Float64Array, first: number, last: number): number {
  let total = 0
  let sum = 0
  for (let k = first; k <= last; k += 1) {
    total += weight[k]
    sum += weight[k] * y[k]
  }
  return sum / total
}
