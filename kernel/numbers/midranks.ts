import { argsort } from './argsort.ts'

/**
 * Ranks from 1, ties share the mean of their ranks; `order` is the result of `argsort(values)` where it is known already.
 *
 * @example
 * midranks(Float64Array.of(7, 3, 7)) // Float64Array [2.5, 1, 2.5]
 */
export function midranks(values: Float64Array, order: Uint32Array = argsort(values)): Float64Array {
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    const value = values[order[start]]
    let end = start + 1
    while (end < order.length && values[order[end]] === value) end += 1
    const rank = (start + 1 + end) / 2
    for (let i = start; i < end; i++) ranks[order[i]] = rank
    start = end
  }
  return ranks
}
