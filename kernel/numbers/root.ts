import { fail } from './errors.ts'

/** Where to look for a root: the function changes its sign between `low` and `high`; `tolerance` is absolute, 0 for full precision. */
export interface RootOptions {
  readonly low: number
  readonly high: number
  readonly tolerance?: number
  readonly iterations?: number
}

/**
 * A root of a continuous function, by Brent's method (Algorithms for minimization without derivatives, 1973, chapter 4).
 *
 * @example
 * root((x) => x * x - 2, { low: 0, high: 2 }) // √2
 */
export function root(f: (x: number) => number, { low, high, tolerance = 0, iterations = 1000 }: RootOptions): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (!(fa < 0 && fb > 0) && !(fa > 0 && fb < 0)) throw fail('NUMBERS_NO_SIGN_CHANGE', { low, high })
  let c = a
  let fc = fa
  let step = b - a
  let previous = step
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (fb > 0 === fc > 0) {
      c = a
      fc = fa
      previous = step = b - a
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const precision = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= precision || fb === 0) return b
    const proposal = Math.abs(previous) >= precision && Math.abs(fa) > Math.abs(fb) ? interpolated({ a, b, c, fa, fb, fc }) : null
    const accepted = proposal !== null && 2 * Math.abs(proposal) < Math.min(3 * Math.abs(half) - precision, Math.abs(previous))
    const towards = proposal !== null && proposal > 0 === half > 0
    previous = accepted && towards ? step : half
    step = accepted && towards ? proposal : half
    a = b
    fa = fb
    b += Math.abs(step) > precision ? step : Math.sign(half) * precision
    fb = f(b)
    if (Number.isNaN(fb)) throw fail('NUMBERS_DOMAIN', { what: `the function at ${b}`, value: fb, range: '[-∞, ∞]' })
  }
  throw fail('NUMBERS_NO_CONVERGENCE', { what: 'the search for a root', iterations })
}

interface Bracket {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly fa: number
  readonly fb: number
  readonly fc: number
}

/** Step from b by inverse quadratic interpolation through three points, or by the secant where only two differ. */
function interpolated({ a, b, c, fa, fb, fc }: Bracket): number {
  const s = fb / fa
  if (a === c) return ((c - b) * s) / (s - 1)
  const q = fa / fc
  const r = fb / fc
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / -((q - 1) * (r - 1) * (s - 1))
}
