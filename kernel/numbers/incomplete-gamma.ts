import { continuedFraction } from './continued-fraction.ts'
import type { Tails } from './incomplete-beta.ts'
import { gammaPower } from './saddle-point.ts'

/** P(a, x) over x^a e^-x / Γ(a), by the power series DLMF 8.11.4. */
function series(x: number, a: number): number {
  let term = 1 / a
  let value = term
  for (let k = 1; term > value * 1e-17; k++) {
    term *= x / (a + k)
    value += term
  }
  return value
}

/** Q(a, x) over x^a e^-x / Γ(a), by Legendre's continued fraction DLMF 8.9.2. */
const fraction = (x: number, a: number): number =>
  1 /
  continuedFraction(
    x + 1 - a,
    (k) => -k * (k - a),
    (k) => x + 2 * k + 1 - a,
  )

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x). Relative error against mpmath, shapes up to 1000: at most 7e-15
 * above 1e-20, 9e-14 at 1e-221.
 */
export function incompleteGamma(x: number, a: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const power = gammaPower(x, a)
  if (x < a + 1) {
    const lower = Math.min(1, power * series(x, a))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, power * fraction(x, a))
  return { lower: 1 - upper, upper }
}
