import { fail } from './errors.ts'

/** Refuses anything but a positive and finite number. */
export function requirePositive(value: number, what: string): void {
  if (!(value > 0 && value < Infinity)) throw fail('VASCULAR_RANGE', { what, value, range: '(0, ∞)' })
}

/** Refuses NaN and infinities. */
export function requireFinite(value: number, what: string): void {
  if (!Number.isFinite(value)) throw fail('VASCULAR_RANGE', { what, value, range: '(-∞, ∞)' })
}

/** Refuses a number that is negative or not finite. */
export function requireNotNegative(value: number, what: string): void {
  if (!(value >= 0 && value < Infinity)) throw fail('VASCULAR_RANGE', { what, value, range: '[0, ∞)' })
}
