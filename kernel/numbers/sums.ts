import { fail } from './errors.ts'

function requireFinite(values: ArrayLike<number>, what: string): void {
  for (let row = 0; row < values.length; row++) {
    if (!Number.isFinite(values[row])) throw fail('NUMBERS_NOT_FINITE', { what, value: values[row], row })
  }
}

function requireCount(values: ArrayLike<number>, needed: number): void {
  if (values.length < needed) throw fail('NUMBERS_TOO_FEW', { what: 'the sample', count: values.length, needed })
}

/** Sum of finite values with Neumaier's compensation (Z Angew Math Mech 54:39, 1974): the error does not grow with their number. */
export function sum(values: ArrayLike<number>): number {
  requireFinite(values, 'value')
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Arithmetic mean of at least one finite value, compensated. */
export function mean(values: ArrayLike<number>): number {
  requireCount(values, 1)
  return sum(values) / values.length
}

/** Sample variance (divisor n - 1) of at least two finite values: two passes, compensated, corrected for the rounding of the mean. */
export function variance(values: ArrayLike<number>): number {
  requireCount(values, 2)
  const centre = mean(values)
  const deviations = Float64Array.from(values, (value) => value - centre)
  const rest = sum(deviations)
  return (sumProducts(deviations, deviations) - (rest * rest) / values.length) / (values.length - 1)
}

const splitter = 2 ** 27 + 1

/** Rounding error of the product a·b (Dekker, Numer Math 18:224, 1971), for factors below about 1e300. */
function productError(a: number, b: number, product: number): number {
  const wideA = splitter * a
  const highA = wideA - (wideA - a)
  const lowA = a - highA
  const wideB = splitter * b
  const highB = wideB - (wideB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}

/** Sum of a[i]·b[i] as if computed in twice the precision (Dot2: Ogita, Rump and Oishi, SIAM J Sci Comput 26:1955, 2005). */
export function sumProducts(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw fail('NUMBERS_LENGTHS', { what: 'the second factor', length: b.length, expected: a.length })
  requireFinite(a, 'first factor')
  requireFinite(b, 'second factor')
  let total = 0
  let lost = 0
  for (let i = 0; i < a.length; i++) {
    const product = a[i] * b[i]
    const next = total + product
    const shift = next - total
    lost += total - (next - shift) + (product - shift) + productError(a[i], b[i], product)
    total = next
  }
  return total + lost
}
