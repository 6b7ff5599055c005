import { stirlingError } from './ln-gamma.ts'

/** Deviance x ln(x / mean) + mean - x of a count from its mean, accurate where both are nearly equal (Loader 2000). */
export function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.5 * (x + mean)) {
    const ratio = x / mean
    return x * (ratio < Infinity ? Math.log(ratio) : Math.log(x) - Math.log(mean)) - difference
  }
  const ratio = difference / (x + mean)
  const square = ratio * ratio
  let value = difference * ratio
  let term = 2 * x * ratio
  for (let j = 3; ; j += 2) {
    term *= square
    const next = value + term / j
    if (next === value) return value
    value = next
  }
}

/** x^a y^b / B(a, b) where x + y = 1, by the saddle-point expansion: no factor overflows and no large logarithms cancel. */
export function betaPower(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return 0
  const n = a + b
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(correction - deviance(a, n * x) - deviance(b, n * y))
}

/** x^a e^-x / Γ(a), by the saddle-point expansion. */
export function gammaPower(x: number, a: number): number {
  if (x === 0 || x === Infinity) return 0
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x))
}
