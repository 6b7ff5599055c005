import { fail } from './errors.ts'

/** Refuses a probability outside [0, 1], NaN included. */
export function requireProbability(value: number, what = 'probability'): void {
  if (!(value >= 0 && value <= 1)) throw fail('NUMBERS_DOMAIN', { what, value, range: '[0, 1]' })
}

/** Refuses a shape, scale or number of degrees of freedom that is not positive and finite. */
export function requirePositive(value: number, what: string): void {
  if (!(value > 0 && value < Infinity)) throw fail('NUMBERS_DOMAIN', { what, value, range: '(0, ∞)' })
}

/** Refuses NaN where any real number or infinity is meant. */
export function requireNumber(value: number, what = 'argument'): void {
  if (Number.isNaN(value)) throw fail('NUMBERS_DOMAIN', { what, value, range: '[-∞, ∞]' })
}

/** Refuses anything but a whole number from `low` to 2^53. */
export function requireWhole(value: number, what: string, low = 0): void {
  if (!(Number.isInteger(value) && value >= low && value <= 2 ** 53)) {
    throw fail('NUMBERS_DOMAIN', { what, value, range: `the whole numbers from ${low} to 2^53` })
  }
}
