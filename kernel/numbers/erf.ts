import { requireNumber } from './domain.ts'
import { polynomial } from './polynomial.ts'

// Rational approximations of W. J. Cody, Math Comp 23:631 (1969), with the coefficients of his program CALERF (1990); constants first.
const smallTop = [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315]
const smallBottom = [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1]
const middleTop = [
  1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001, 66.11919063714163, 8.883149794388377,
  0.5641884969886701, 2.1531153547440383e-8,
]
const middleBottom = [
  1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903, 537.1811018620099, 117.6939508913125,
  15.744926110709835, 1,
]
const farTop = [
  0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445, 0.30532663496123236, 0.016315387137302097,
]
const farBottom = [0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234604, 2.568520192289822, 1]
const inverseRootPi = 0.5641895835477563

/** Below this size erf is computed directly, above it from `erfcx`. */
export const small = 0.46875

/** erf(x) for |x| ≤ 0.46875. */
export function smallErf(x: number): number {
  const square = x * x
  return (x * polynomial(smallTop, square)) / polynomial(smallBottom, square)
}

/** Scaled complementary error function e^(x²) erfc(x) for x > 0.46875. */
export function erfcx(x: number): number {
  if (x <= 4) return polynomial(middleTop, x) / polynomial(middleBottom, x)
  const inverse = 1 / (x * x)
  return (inverseRootPi - (inverse * polynomial(farTop, inverse)) / polynomial(farBottom, inverse)) / x
}

/** e^(-scale x²) with x² split so that the large part is exact; the error of a rounded square would grow with it. */
export function gaussian(x: number, scale: number): number {
  if (x === Infinity) return 0
  const coarse = Math.trunc(x * 16) / 16
  return Math.exp(-scale * coarse * coarse) * Math.exp(-scale * (x - coarse) * (x + coarse))
}

/** Error function 2/√π ∫₀ˣ e^(-t²) dt; relative error at most 3e-16 against mpmath. */
export function erf(x: number): number {
  requireNumber(x)
  const size = Math.abs(x)
  if (size <= small) return smallErf(x)
  const rest = size > 6 ? 0 : gaussian(size, 1) * erfcx(size)
  return x > 0 ? 1 - rest : rest - 1
}

/** Complementary error function 1 - erf(x); relative error at most 3e-16 against mpmath, far tail included. */
export function erfc(x: number): number {
  requireNumber(x)
  if (Math.abs(x) <= small) return 1 - smallErf(x)
  if (x < 0) return 1 + erf(-x)
  return x > 27.5 ? 0 : gaussian(x, 1) * erfcx(x)
}
