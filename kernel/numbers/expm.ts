import { requireShape } from './cholesky.ts'
import { fail } from './errors.ts'
import { solve } from './lu.ts'

/** Padé numerators of the exponential by degree, with the norm up to which each is exact to rounding (Higham 2005, table 2.3). */
const approximants = [
  { upTo: 1.495585217958292e-2, coefficients: [120, 60, 12, 1] },
  { upTo: 2.53939833006323e-1, coefficients: [30240, 15120, 3360, 420, 30, 1] },
  { upTo: 9.504178996162932e-1, coefficients: [17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1] },
  {
    upTo: 5.371920351148152,
    coefficients: [
      64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800, 33522128640,
      1323241920, 40840800, 960960, 16380, 182, 1,
    ],
  },
] as const

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]
      if (factor !== 0) for (let j = 0; j < n; j++) c[i * n + j] += factor * b[k * n + j]
    }
  }
  return c
}

/** Largest sum of absolute values of a column. */
function oneNorm(a: Float64Array, n: number): number {
  let largest = 0
  for (let j = 0; j < n; j++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += Math.abs(a[i * n + j])
    largest = Math.max(largest, sum)
  }
  return largest
}

/** Solves (V - U) X = V + U, where U holds the odd and V the even powers of A. */
function ratio(a: Float64Array, n: number, coefficients: readonly number[]): Float64Array {
  const square = product(a, a, n)
  const even = new Float64Array(n * n)
  const odd = new Float64Array(n * n)
  // Horner's scheme in A², from the highest pair of coefficients down.
  for (let k = coefficients.length - 2; k >= 0; k -= 2) {
    if (k < coefficients.length - 2) {
      even.set(product(even, square, n))
      odd.set(product(odd, square, n))
    }
    for (let i = 0; i < n; i++) {
      even[i * n + i] += coefficients[k]
      odd[i * n + i] += coefficients[k + 1]
    }
  }
  const u = product(a, odd, n)
  const difference = even.map((value, i) => value - u[i])
  const total = even.map((value, i) => value + u[i])
  const x = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const column = solve(
      difference,
      Float64Array.from({ length: n }, (_, i) => total[i * n + j]),
      n,
    )
    for (let i = 0; i < n; i++) x[i * n + j] = column[i]
  }
  return x
}

/**
 * Exponential of a finite n × n matrix in rows, by scaling and squaring of the Padé approximant of degree 3, 5, 7 or 13.
 * Source: Higham, SIAM J Matrix Anal Appl 26:1179 (2005).
 *
 * @example
 * expm(Float64Array.of(0, 1, 0, 0), 2) // 1, 1, 0, 1
 */
export function expm(matrix: Float64Array, n: number): Float64Array {
  requireShape(matrix, n, n)
  for (const value of matrix) {
    if (!Number.isFinite(value)) throw fail('NUMBERS_DOMAIN', { what: 'an entry of the matrix', value, range: '(-∞, ∞)' })
  }
  const norm = oneNorm(matrix, n)
  const { upTo, coefficients } = approximants.find((each) => norm <= each.upTo) ?? approximants[approximants.length - 1]
  const squarings = Math.max(0, Math.ceil(Math.log2(norm / upTo)))
  const scale = 2 ** -squarings
  let result = ratio(
    matrix.map((value) => value * scale),
    n,
    coefficients,
  )
  for (let k = 0; k < squarings; k++) result = product(result, result, n)
  return result
}
