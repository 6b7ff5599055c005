import { fail } from './errors.ts'

/** Refuses a finite number outside [low, ∞), NaN and infinities included. */
export function requireAtLeast(low: number, value: number, what: string): void {
  if (!(value >= low && value < Infinity)) throw fail('DEVICE_RANGE', { what, value, range: `[${low}, ∞)` })
}
