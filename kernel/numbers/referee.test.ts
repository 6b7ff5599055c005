import assert from 'node:assert/strict'

/** Asserts that two numbers agree to a relative tolerance; exact where the referee says 0. */
export function closeTo(observed: number, expected: number, tolerance: number, what: string): void {
  const error = observed === expected ? 0 : Math.abs(observed - expected) / Math.abs(expected)
  assert.ok(error <= tolerance, `${what}: ${observed} is not ${expected}, error ${error}`)
}

/** Evenly spaced numbers from `low` to `high`. */
export const spaced = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))
