import { requireShape } from './cholesky.ts'
import { fail } from './errors.ts'

/** A linear model fitted by least squares: coefficients in column order and the sum of squared residuals. */
export interface LeastSquares {
  readonly coefficients: Float64Array
  readonly residualSumOfSquares: number
}

/** Minimises |X β - y|² for a matrix X in rows with the given number of columns, by Householder QR; columns must be independent. */
export function leastSquares(matrix: Float64Array, y: Float64Array, columns: number): LeastSquares {
  const rows = y.length
  requireShape(matrix, rows, columns)
  if (rows < columns) throw fail('NUMBERS_TOO_FEW', { what: 'the right side', count: rows, needed: columns })
  const a = matrix.slice()
  const b = y.slice()
  const diagonal = new Float64Array(columns)
  for (let j = 0; j < columns; j++) {
    const whole = columnLength(matrix, j, { rows, columns, from: 0 })
    const length = columnLength(a, j, { rows, columns, from: j })
    if (!(length > rows * Number.EPSILON * whole && length < Infinity)) throw fail('NUMBERS_SINGULAR', { column: j })
    const alpha = a[j * columns + j] > 0 ? -length : length
    diagonal[j] = alpha
    // The reflection vector is kept in the column; its squared length is 2 · scale.
    const scale = length * (length + Math.abs(a[j * columns + j]))
    a[j * columns + j] -= alpha
    for (let k = j + 1; k < columns; k++) {
      let product = 0
      for (let i = j; i < rows; i++) product += a[i * columns + j] * a[i * columns + k]
      for (let i = j; i < rows; i++) a[i * columns + k] -= (product / scale) * a[i * columns + j]
    }
    let product = 0
    for (let i = j; i < rows; i++) product += a[i * columns + j] * b[i]
    for (let i = j; i < rows; i++) b[i] -= (product / scale) * a[i * columns + j]
  }
  const coefficients = b.slice(0, columns)
  for (let i = columns - 1; i >= 0; i--) {
    for (let k = i + 1; k < columns; k++) coefficients[i] -= a[i * columns + k] * coefficients[k]
    coefficients[i] /= diagonal[i]
  }
  return { coefficients, residualSumOfSquares: b.subarray(columns).reduce((total, rest) => total + rest * rest, 0) }
}

function columnLength(a: Float64Array, j: number, { rows, columns, from }: { rows: number; columns: number; from: number }): number {
  let largest = 0
  for (let i = from; i < rows; i++) largest = Math.max(largest, Math.abs(a[i * columns + j]))
  if (largest === 0 || !(largest < Infinity)) return largest
  let square = 0
  for (let i = from; i < rows; i++) square += (a[i * columns + j] / largest) ** 2
  return largest * Math.sqrt(square)
}
