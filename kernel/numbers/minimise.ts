import { fail } from './errors.ts'

/** A minimum of a function of one variable. */
export interface Minimum {
  readonly at: number
  readonly value: number
}

const golden = (3 - Math.sqrt(5)) / 2

/**
 * A local minimum of a function between `low` and `high`, by Brent's method (Algorithms for minimization without derivatives, 1973,
 * chapter 5). A minimum is flat: `tolerance` is relative to `at` and no smaller than the default is of use.
 */
export function minimise1d(
  f: (x: number) => number,
  { low, high, tolerance = 1.5e-8 }: { readonly low: number; readonly high: number; readonly tolerance?: number },
): Minimum {
  let [a, b] = [low, high]
  let x = a + golden * (b - a)
  let [w, v] = [x, x]
  let fx = f(x)
  let [fw, fv] = [fx, fx]
  let [step, previous] = [0, 0]
  for (let iteration = 0; iteration < 500; iteration++) {
    const middle = (a + b) / 2
    const precision = tolerance * Math.abs(x) + 1e-300
    if (Math.abs(x - middle) <= 2 * precision - (b - a) / 2) return { at: x, value: fx }
    const r = (x - w) * (fx - fv)
    const q = (x - v) * (fx - fw)
    const p = (x - v) * q - (x - w) * r
    const parabolic = p / (2 * (r - q))
    const useful = Math.abs(parabolic) < Math.abs(previous / 2) && x + parabolic > a && x + parabolic < b
    if (useful) {
      previous = step
      step = parabolic
      const near = x + step - a < 2 * precision || b - x - step < 2 * precision
      if (near) step = x < middle ? precision : -precision
    } else {
      previous = x < middle ? b - x : a - x
      step = golden * previous
    }
    const u = x + (Math.abs(step) >= precision ? step : Math.sign(step) * precision)
    const fu = f(u)
    if (Number.isNaN(fu)) throw fail('NUMBERS_DOMAIN', { what: `the function at ${u}`, value: fu, range: '[-∞, ∞]' })
    if (fu <= fx) {
      if (u < x) b = x
      else a = x
      ;[v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu]
      continue
    }
    if (u < x) a = u
    else b = u
    if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu]
    else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu]
  }
  throw fail('NUMBERS_NO_CONVERGENCE', { what: 'the search for a minimum', iterations: 500 })
}
