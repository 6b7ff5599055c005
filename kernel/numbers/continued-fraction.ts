import { fail } from './errors.ts'

const tiny = 1e-300
const limit = 1_000_000

/**
 * Value of b₀ + a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method as modified by Thompson and Barnett (J Comput Phys 64:490, 1986).
 * `numerator(k)` and `denominator(k)` give the coefficients of step k ≥ 1.
 */
export function continuedFraction(b0: number, numerator: (k: number) => number, denominator: (k: number) => number): number {
  let value = b0 === 0 ? tiny : b0
  let c = value
  let d = 0
  for (let k = 1; k <= limit; k++) {
    const a = numerator(k)
    const b = denominator(k)
    d = b + a * d
    if (d === 0) d = tiny
    d = 1 / d
    c = b + a / c
    if (c === 0) c = tiny
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) <= 2e-16) return value
  }
  throw fail('NUMBERS_NO_CONVERGENCE', { what: 'a continued fraction', iterations: limit })
}
