import { continuedFraction } from './continued-fraction.ts'
import { betaPower } from './saddle-point.ts'

/** Lower and upper tail of a distribution at one point; they sum to 1, and the smaller one is computed, not subtracted. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/** Iₓ(a, b) over x^a y^b / B(a, b), by the continued fraction DLMF 8.17.22, for x below about the mean. */
function fraction(x: number, a: number, b: number): number {
  const numerator = (k: number): number => {
    const m = k >> 1
    return k % 2 === 0 ? (m * (b - m) * x) / ((a + k - 1) * (a + k)) : (-(a + m) * (a + b + m) * x) / ((a + k - 1) * (a + k))
  }
  return 1 / (a * continuedFraction(1, numerator, () => 1))
}

/** Regularised incomplete beta function Iₓ(a, b) and its complement, for x + y = 1 given both so that neither is rounded away. */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const power = betaPower(x, y, a, b)
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, power * fraction(x, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, power * fraction(y, b, a))
  return { lower: 1 - upper, upper }
}
