import { requireNumber, requirePositive, requireProbability } from './domain.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { lnGamma1p } from './ln-gamma.ts'
import { normalQuantile } from './normal.ts'
import { positiveQuantile } from './positive-quantile.ts'
import { gammaPower } from './saddle-point.ts'

/** Distribution function of the gamma distribution with the given shape > 0 and scale 1: P(shape, x). */
export function gammaCdf(x: number, shape: number): number {
  requireNumber(x)
  requirePositive(shape, 'shape')
  return incompleteGamma(x, shape).lower
}

/** Survival function of the gamma distribution with the given shape > 0 and scale 1: Q(shape, x). */
export function gammaSurvival(x: number, shape: number): number {
  requireNumber(x)
  requirePositive(shape, 'shape')
  return incompleteGamma(x, shape).upper
}

/** Quantile of the gamma distribution with the given shape > 0 and scale 1 at probability p in [0, 1]. */
export function gammaQuantile(p: number, shape: number): number {
  requireProbability(p)
  requirePositive(shape, 'shape')
  // Wilson and Hilferty, PNAS 17:684 (1931); where it fails, the leading power of x at zero.
  const cube = shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3
  const power = Math.exp((Math.log(p) + lnGamma1p(shape)) / shape)
  const start = cube > 0.1 * shape ? cube : power
  // Near zero the leading power is the distribution function, to all digits.
  if (start < 1e-290) return start
  return positiveQuantile({ tails: (x) => incompleteGamma(x, shape), density: (x) => gammaPower(x, shape), end: Infinity }, p, 1 - p, start)
}
