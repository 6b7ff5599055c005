import type { SamplingUnits } from './resampling.ts'
import { samplingUnits } from './resampling.ts'

/** The rows of each cluster, or each row by itself. */
export type ClusterUnits = Pick<SamplingUnits, 'count' | 'members'>

/** Works out the rows of each cluster once for several calls of `clusterProducts`. */
export const clusterUnits = (rows: number, clusters?: ArrayLike<number>): ClusterUnits =>
  clusters ? samplingUnits({ rows, clusters }) : { count: rows, members: null }

/**
 * Variances and covariances of the totals of columns whose true mean is 0 (residuals, scores): sums of products over rows, or
 * over clusters of rows, times units / (units − 1). Row-major; the meat of a sandwich (Liang and Zeger, Biometrika 73:13, 1986).
 */
export function clusterProducts(columns: readonly Float64Array[], { count, members }: ClusterUnits): Float64Array {
  const size = columns.length
  const totals = new Float64Array(size)
  const products = new Float64Array(size * size)
  for (let unit = 0; unit < count; unit += 1) {
    for (let k = 0; k < size; k += 1) totals[k] = members ? sumOf(columns[k], members, unit) : columns[k][unit]
    for (let k = 0; k < size; k += 1) for (let l = 0; l < size; l += 1) products[k * size + l] += totals[k] * totals[l]
  }
  const correction = count / (count - 1)
  return products.map((product) => product * correction)
}

function sumOf(
  column: Float64Array,
  { rows, offsets }: { readonly rows: Uint32Array; readonly offsets: Uint32Array },
  unit: number,
): number {
  let total = 0
  for (let at = offsets[unit]; at < offsets[unit + 1]; at += 1) total += column[rows[at]]
  return total
}
