import { samplingUnits } from './resampling.ts'

/**
 * Variances and covariances of the totals of columns whose true mean is 0 (residuals, scores): sums of products over rows, or
 * over clusters of rows, times units / (units − 1). Row-major; the meat of a sandwich (Liang and Zeger, Biometrika 73:13, 1986).
 */
export function clusterProducts(columns: readonly Float64Array[], clusters?: ArrayLike<number>): Float64Array {
  const size = columns.length
  const rows = columns[0].length
  const { count, members } = clusters ? samplingUnits({ rows, clusters }) : { count: rows, members: null }
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
