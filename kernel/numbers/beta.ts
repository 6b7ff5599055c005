import { requireNumber, requirePositive, requireProbability } from './domain.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { lnBeta } from './ln-gamma.ts'
import { positiveQuantile } from './positive-quantile.ts'
import { betaPower } from './saddle-point.ts'

/** Distribution function of the beta distribution with shapes a, b > 0: the regularised incomplete beta function Iₓ(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  requireNumber(x)
  requirePositive(a, 'a')
  requirePositive(b, 'b')
  return incompleteBeta(x, 1 - x, a, b).lower
}

/** Solves for the quantile where it is at most one half, from the leading power of x at zero or from the mean. */
function lowerHalf(lower: number, upper: number, a: number, b: number): number {
  const power = Math.exp((Math.log(lower) + Math.log(a) + lnBeta(a, b)) / a)
  // Near zero the leading power is the distribution function, to all digits.
  if (power < 1e-290) return power
  const mean = a / (a + b)
  return positiveQuantile(
    { tails: (x) => incompleteBeta(x, 1 - x, a, b), density: (x) => betaPower(x, 1 - x, a, b) / (1 - x), end: 1 },
    lower,
    upper,
    power < mean ? power : mean,
  )
}

/**
 * Quantile of the beta distribution with shapes a, b > 0 at probability p in [0, 1].
 *
 * @example
 * betaQuantile(0.025, 8, 3) // lower Clopper–Pearson limit of 8 out of 10
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability(p)
  requirePositive(a, 'a')
  requirePositive(b, 'b')
  if (p === 0 || p === 1) return p
  const middle = incompleteBeta(0.5, 0.5, a, b)
  return p <= middle.lower ? lowerHalf(p, 1 - p, a, b) : 1 - lowerHalf(1 - p, p, b, a)
}
