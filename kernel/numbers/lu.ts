import { requireShape } from './cholesky.ts'
import { fail } from './errors.ts'

/** Solution x of A x = b for an n × n matrix A in rows, by Gaussian elimination with partial pivoting. */
export function solve(matrix: Float64Array, b: Float64Array, n: number): Float64Array {
  requireShape(matrix, n, n)
  requireShape(b, n, 1, 'the right side')
  const a = matrix.slice()
  const x = b.slice()
  let largest = 0
  for (const entry of a) largest = Math.max(largest, Math.abs(entry))
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) if (Math.abs(a[i * n + column]) > Math.abs(a[pivot * n + column])) pivot = i
    const size = Math.abs(a[pivot * n + column])
    if (!(size > n * Number.EPSILON * largest && size < Infinity)) throw fail('NUMBERS_SINGULAR', { column })
    for (let j = column; j < n; j++) [a[column * n + j], a[pivot * n + j]] = [a[pivot * n + j], a[column * n + j]]
    ;[x[column], x[pivot]] = [x[pivot], x[column]]
    for (let i = column + 1; i < n; i++) {
      const factor = a[i * n + column] / a[column * n + column]
      for (let j = column + 1; j < n; j++) a[i * n + j] -= factor * a[column * n + j]
      x[i] -= factor * x[column]
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= a[i * n + j] * x[j]
    x[i] /= a[i * n + i]
  }
  return x
}
