import { fail } from './errors.ts'

/** Refuses a matrix that has not `rows` × `columns` entries. */
export function requireShape(matrix: Float64Array, rows: number, columns: number, what = 'the matrix'): void {
  if (matrix.length !== rows * columns) throw fail('NUMBERS_LENGTHS', { what, length: matrix.length, expected: rows * columns })
}

/**
 * Lower triangle L with A = L Lᵀ of a symmetric positive definite n × n matrix in rows; only the lower triangle of A is read.
 * A pivot that rounding alone could have left counts as zero.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  requireShape(matrix, n, n)
  const lower = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let rest = matrix[i * n + j]
      for (let k = 0; k < j; k++) rest -= lower[i * n + k] * lower[j * n + k]
      if (i > j) lower[i * n + j] = rest / lower[j * n + j]
      else if (rest > n * Number.EPSILON * matrix[j * n + j] && rest < Infinity) lower[j * n + j] = Math.sqrt(rest)
      else throw fail('NUMBERS_NOT_POSITIVE_DEFINITE', { column: j })
    }
  }
  return lower
}

/** Solves L Lᵀ x = b in place of b. */
function backSubstitute(lower: Float64Array, b: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) b[i] -= lower[i * n + k] * b[k]
    b[i] /= lower[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) b[i] -= lower[k * n + i] * b[k]
    b[i] /= lower[i * n + i]
  }
  return b
}

/** Solution x of A x = b for a symmetric positive definite n × n matrix A in rows. */
export function solveSpd(matrix: Float64Array, b: Float64Array, n: number): Float64Array {
  requireShape(b, n, 1, 'the right side')
  return backSubstitute(cholesky(matrix, n), b.slice(), n)
}

/** Inverse of a symmetric positive definite n × n matrix in rows, exactly symmetric. */
export function inverseSpd(matrix: Float64Array, n: number): Float64Array {
  const lower = cholesky(matrix, n)
  const inverse = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n)
    unit[j] = 1
    const column = backSubstitute(lower, unit, n)
    for (let i = j; i < n; i++) inverse[i * n + j] = inverse[j * n + i] = column[i]
  }
  return inverse
}
