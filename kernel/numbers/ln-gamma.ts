import { requirePositive } from './domain.ts'
import { polynomial } from './polynomial.ts'

// (-1)^k (ζ(k) - 1) / k for k = 2, 3, …: the series of lnΓ(2 + z), NIST Digital Library of Mathematical Functions 5.7.3.
const zetaSeries = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234, -0.001192753911703261,
  0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6,
  4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7,
  4.7698101693639804e-8, -2.2711094608943164e-8, 1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9,
  -1.1921401405860912e-9, 5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
]
const oneMinusEuler = 0.42278433509846713
const halfLnTwoPi = 0.9189385332046728
// Bernoulli numbers over 2k (2k - 1): Stirling's series, DLMF 5.11.1.
const stirlingSeries = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]

/** lnΓ(2 + z) for |z| ≤ 1/2; the zero at z = 0 is exact. */
const lnGammaNearTwo = (z: number): number => z * (oneMinusEuler + z * polynomial(zetaSeries, z))

/**
 * Error of Stirling's formula, lnΓ(x + 1) - (x + ½) ln x + x - ½ ln 2π, for x > 0.
 * Source: Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function stirlingError(x: number): number {
  let at = x
  let steps = 0
  for (; at < 8; at += 1) steps += (at + 0.5) * Math.log1p(1 / at) - 1
  return steps + polynomial(stirlingSeries, 1 / (at * at)) / at
}

/** lnΓ(1 + z) for z > -1, accurate where it is small: near z = 0 and z = 1. */
export function lnGamma1p(z: number): number {
  if (z >= 7) return stirlingError(z) + (z + 0.5) * Math.log(z) - z + halfLnTwoPi
  if (z <= 0.5) return z >= -0.5 ? lnGammaNearTwo(z) - Math.log1p(z) : lnGammaNearTwo(z + 1) - Math.log1p(z + 1) - Math.log1p(z)
  let product = 1
  let rest = z - 1
  for (; rest > 0.5; rest -= 1) product *= rest + 1
  return lnGammaNearTwo(rest) + Math.log(product)
}

/**
 * Logarithm of the gamma function for x > 0; relative error at most 3e-16 against mpmath, near its zeros too.
 *
 * @example
 * lnGamma(5) // ln 24
 */
export function lnGamma(x: number): number {
  requirePositive(x, 'argument of lnΓ')
  return x < 0.5 ? lnGamma1p(x) - Math.log(x) : lnGamma1p(x - 1)
}

/** Logarithm of the beta function for a, b > 0, without the cancellation of three lnΓ when one is large; relative error at most 2e-15. */
export function lnBeta(a: number, b: number): number {
  requirePositive(a, 'a')
  requirePositive(b, 'b')
  const low = Math.min(a, b)
  const high = Math.max(a, b)
  if (high < 8) return lnGamma(low) + (lnGamma(high) - lnGamma(low + high))
  const correction = stirlingError(high) - stirlingError(low + high)
  // lnΓ(high) - lnΓ(low + high) by Stirling, with the logarithms of large numbers combined first.
  const ratio = low - low * Math.log(low + high) - (high - 0.5) * Math.log1p(low / high) + correction
  return lnGamma(low) + ratio
}
