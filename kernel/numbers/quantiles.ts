import { requireProbability } from './domain.ts'
import { fail } from './errors.ts'

/** Conventions of Hyndman and Fan (Am Stat 50:361, 1996) that interpolate; 7 is the default of R, NumPy and Julia. */
export type QuantileType = 5 | 6 | 7 | 8 | 9

// Plotting position of the k-th of n values: (k - a) / (n + 1 - 2a).
const offsets: Readonly<Record<QuantileType, number>> = { 5: 1 / 2, 6: 0, 7: 1, 8: 1 / 3, 9: 3 / 8 }

/** Quantile at probability p in [0, 1] of at least one value in ascending order, which is not checked. */
export function quantileSorted(sorted: ArrayLike<number>, p: number, { type = 7 }: { readonly type?: QuantileType } = {}): number {
  requireProbability(p)
  const count = sorted.length
  if (count === 0) throw fail('NUMBERS_TOO_FEW', { what: 'the sample', count, needed: 1 })
  const offset = offsets[type]
  const position = Math.min(Math.max(offset + p * (count + 1 - 2 * offset), 1), count)
  const index = Math.floor(position)
  const low = sorted[index - 1]
  const weight = position - index
  if (weight === 0 || sorted[index] === low) return low
  return low + weight * (sorted[index] - low)
}

/**
 * Quantile at probability p in [0, 1] of values in any order; NaN is refused with its row.
 *
 * @example
 * quantile([4, 1, 3, 2], 0.25) // 1.75
 */
export function quantile(values: ArrayLike<number>, p: number, options: { readonly type?: QuantileType } = {}): number {
  const sorted = Float64Array.from(values)
  const row = sorted.findIndex(Number.isNaN)
  if (row >= 0) throw fail('NUMBERS_NAN', { what: 'value', row })
  return quantileSorted(sorted.sort(), p, options)
}
