import { fail } from './errors.ts'

/**
 * Holm's adjusted p values (Scand J Stat 6:65, 1979), in the order given: the running maximum of (k − i + 1)·p₍ᵢ₎, at most 1.
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): readonly number[] {
  for (const value of p) if (!(value >= 0 && value <= 1)) throw fail('STATISTICS_RANGE', { what: 'p', value, range: '[0, 1]' })
  const order = p.map((_, index) => index).sort((i, j) => p[i] - p[j])
  const adjusted = new Array<number>(p.length)
  let largest = 0
  for (const [rank, index] of order.entries()) {
    largest = Math.min(1, Math.max(largest, (p.length - rank) * p[index]))
    adjusted[index] = largest
  }
  return adjusted
}
