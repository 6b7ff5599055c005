import { continuedFraction } from './continued-fraction.ts'
import { betaPower } from './saddle-point.ts'

/** Lower and upper tail of a distribution at one point; they sum to 1, and the smaller one is computed, not subtracted. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/**
 * Iₓ(a, b) over x^a y^b / B(a, b), for x at most the mean: the continued fraction of DiDonato and Morris (ACM Trans Math Softw 18:360, 1992),
 * whose terms are positive as long as b exceeds their number, so that rounding errors do not add up.
 */
function fraction({ x, y, a, b }: { readonly x: number; readonly y: number; readonly a: number; readonly b: number }): number {
  const above = a * y - b * x + 1
  const numerator = (k: number): number => {
    const ratio = x / (a + 2 * k - 1)
    return (a + k - 1) * ratio * ((a + b + k - 1) * ratio) * k * (b - k)
  }
  const denominator = (k: number): number => {
    const shift = k === 0 ? 0 : k + (k * (b - k) * x) / (a + 2 * k - 1)
    return shift + ((a + k) * (above + k * (1 + y))) / (a + 2 * k + 1)
  }
  return 1 / continuedFraction(denominator(0), numerator, denominator)
}

/**
 * Regularised incomplete beta function Iₓ(a, b) and its complement, for x + y = 1 given both so that neither is rounded away.
 * Relative error of the smaller tail against mpmath, shapes up to 1000: at most 4e-14 above 1e-20, median 2e-16; 7e-14 at 1e-223.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const power = betaPower(x, y, a, b)
  if (x <= a / (a + b)) {
    const lower = Math.min(1, power * fraction({ x, y, a, b }))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, power * fraction({ x: y, y: x, a: b, b: a }))
  return { lower: 1 - upper, upper }
}
