/**
 * Pivots of the LDLᵀ factors of a symmetric tridiagonal matrix with the diagonal given and one value `off` beside it, written into
 * `pivots`. Returns whether the matrix is positive definite; where it is not, the pivots are incomplete.
 * Source: Golub, Van Loan, Matrix computations, 4th ed. (2013), section 4.3.6.
 */
export function factorTridiagonal(diagonal: Float64Array, off: number, pivots: Float64Array): boolean {
  let before = Infinity
  for (let j = 0; j < diagonal.length; j++) {
    before = diagonal[j] - (off * off) / before
    if (!(before > 0)) return false
    pivots[j] = before
  }
  return true
}

/** Solves the factored system in place of its right side `x`. */
export function solveTridiagonal(pivots: Float64Array, off: number, x: Float64Array): void {
  const last = x.length - 1
  for (let j = 1; j <= last; j++) x[j] -= (off / pivots[j - 1]) * x[j - 1]
  x[last] /= pivots[last]
  for (let j = last - 1; j >= 0; j--) x[j] = (x[j] - off * x[j + 1]) / pivots[j]
}
