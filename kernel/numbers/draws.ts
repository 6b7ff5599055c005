import { requirePositive } from './domain.ts'
import { fail } from './errors.ts'
import { lnGamma } from './ln-gamma.ts'
import { expit } from './logistic.ts'
import { normalQuantile } from './normal.ts'

/** Source of uniform numbers: `double` in [0, 1), `bits53` a whole number in [0, 2^53). */
export interface Uniforms {
  double(): number
  bits53(): number
}

/** Uniform in the open interval (0, 1), symmetric about one half: the midpoints of 2^52 cells. */
const openUniform = (uniforms: Uniforms): number => (Math.floor(uniforms.bits53() / 2) + 0.5) * 2 ** -52

/** Standard normal by inversion of the distribution function; one uniform number each. */
export const normalDraw = (uniforms: Uniforms): number => normalQuantile(openUniform(uniforms))

/** Exponential with mean 1 by inversion; one uniform number each. */
export const exponentialDraw = (uniforms: Uniforms): number => -Math.log(openUniform(uniforms))

/** Gamma with shape ≥ 1 and scale 1 by rejection (Marsaglia and Tsang, ACM Trans Math Softw 26:363, 2000). */
function gammaAboveOne(uniforms: Uniforms, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(uniforms)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    if (Math.log(openUniform(uniforms)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Logarithm of a gamma draw: below shape 1 the draw of shape + 1 times U^(1/shape), which would underflow. */
function logGammaDraw(uniforms: Uniforms, shape: number): number {
  if (shape >= 1) return Math.log(gammaAboveOne(uniforms, shape))
  const above = gammaAboveOne(uniforms, shape + 1)
  return Math.log(above) + Math.log(openUniform(uniforms)) / shape
}

/** Gamma with the given shape > 0 and scale 1. */
export function gammaDraw(uniforms: Uniforms, shape: number): number {
  requirePositive(shape, 'shape')
  return shape >= 1 ? gammaAboveOne(uniforms, shape) : Math.exp(logGammaDraw(uniforms, shape))
}

/** Beta with shapes a, b > 0 as the ratio of two gamma draws, in logarithms so that small shapes do not give 0/0. */
export function betaDraw(uniforms: Uniforms, a: number, b: number): number {
  requirePositive(a, 'a')
  requirePositive(b, 'b')
  const first = logGammaDraw(uniforms, a)
  return expit(first - logGammaDraw(uniforms, b))
}

/** Poisson count: sequential search below mean 10, transformed rejection above (PTRS: Hörmann, Insur Math Econ 12:39, 1993). */
export function poissonDraw(uniforms: Uniforms, mean: number): number {
  if (!(mean >= 0 && mean <= 2 ** 50)) throw fail('NUMBERS_DOMAIN', { what: 'mean', value: mean, range: '[0, 2^50]' })
  if (mean >= 10) return poissonByRejection(uniforms, mean)
  const u = uniforms.double()
  let mass = Math.exp(-mean)
  let below = mass
  let count = 0
  while (u >= below && mass > 0) {
    count += 1
    mass *= mean / count
    below += mass
  }
  return count
}

function poissonByRejection(uniforms: Uniforms, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const immediate = 0.9277 - 3.6224 / (b - 2)
  const logMean = Math.log(mean)
  for (;;) {
    const u = openUniform(uniforms) - 0.5
    const v = openUniform(uniforms)
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= immediate) return count
    if (count < 0 || (us < 0.013 && v > us)) continue
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= count * logMean - mean - lnGamma(count + 1)) return count
  }
}

/** Fisher–Yates (Durstenfeld, Commun ACM 7:420, 1964): every order equally likely; in place. */
export function shuffled<Values extends { readonly length: number; [index: number]: unknown }>(
  integer: (n: number) => number,
  values: Values,
): Values {
  for (let last = values.length - 1; last > 0; last--) {
    const other = integer(last + 1)
    const kept = values[last]
    values[last] = values[other]
    values[other] = kept
  }
  return values
}
