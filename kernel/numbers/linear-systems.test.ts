import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cholesky, inverseSpd, solveSpd } from './cholesky.ts'
import { leastSquares } from './least-squares.ts'
import { solve } from './lu.ts'
import { closeTo } from './referee.test.ts'
import { stream } from './stream.ts'

const source = stream('linear systems')
const normals = (count: number): Float64Array => Float64Array.from({ length: count }, () => source.normal())

const times = (a: Float64Array, x: Float64Array, columns: number): Float64Array =>
  Float64Array.from({ length: a.length / columns }, (_, i) => x.reduce((total, value, j) => total + a[i * columns + j] * value, 0))

/** G Gᵀ + I, symmetric and positive definite. */
function gram(n: number): Float64Array {
  const g = normals(n * n)
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    let product = i === j ? 1 : 0
    for (let k = 0; k < n; k++) product += g[i * n + k] * g[j * n + k]
    return product
  })
}

const near = (observed: Float64Array, expected: Float64Array, tolerance: number): void => {
  assert.equal(observed.length, expected.length)
  for (const [i, value] of observed.entries()) assert.ok(Math.abs(value - expected[i]) <= tolerance, `entry ${i}: ${value}, ${expected[i]}`)
}

test('every solver gives back the solution that made the right side', () => {
  for (const n of [1, 2, 7, 25]) {
    const a = gram(n)
    const x = normals(n)
    const b = times(a, x, n)
    near(solveSpd(a, b, n), x, 1e-10)
    near(solve(a, b, n), x, 1e-10)
    near(times(inverseSpd(a, n), b, n), x, 1e-10)
    near(leastSquares(a, b, n).coefficients, x, 1e-10)
    const general = normals(n * n)
    near(solve(general, times(general, x, n), n), x, 1e-9)
  }
})

test('the Cholesky factor of a known matrix', () => {
  // L = (2 0 0; 6 1 0; -8 5 3).
  assert.deepEqual(cholesky(Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98), 3), Float64Array.of(2, 0, 0, 6, 1, 0, -8, 5, 3))
})

test('the inverse of the Hilbert matrix of order 5 has its known integers', () => {
  const hilbert = Float64Array.from({ length: 25 }, (_, at) => 1 / (Math.floor(at / 5) + (at % 5) + 1))
  const inverse = inverseSpd(hilbert, 5)
  const corner = [25, -300, 1050, -1400, 630]
  for (const [j, value] of corner.entries()) closeTo(inverse[j], value, 1e-9, `entry 0, ${j}`)
  closeTo(inverse[24], 44_100, 1e-9, 'entry 4, 4')
})

test('pivoting solves a system with a zero on the diagonal', () => {
  assert.deepEqual(solve(Float64Array.of(0, 2, 2, 3), Float64Array.of(1, 2), 2), Float64Array.of(0.25, 0.5))
})

test('NIST certified linear regression: Longley', () => {
  // Statistical Reference Datasets, Longley: 16 years, certified coefficients and residual sum of squares.
  const y = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551]
  const rows = [
    [83.0, 234289, 2356, 1590, 107608, 1947],
    [88.5, 259426, 2325, 1456, 108632, 1948],
    [88.2, 258054, 3682, 1616, 109773, 1949],
    [89.5, 284599, 3351, 1650, 110929, 1950],
    [96.2, 328975, 2099, 3099, 112075, 1951],
    [98.1, 346999, 1932, 3594, 113270, 1952],
    [99.0, 365385, 1870, 3547, 115094, 1953],
    [100.0, 363112, 3578, 3350, 116219, 1954],
    [101.2, 397469, 2904, 3048, 117388, 1955],
    [104.6, 419180, 2822, 2857, 118734, 1956],
    [108.4, 442769, 2936, 2798, 120445, 1957],
    [110.8, 444546, 4681, 2637, 121950, 1958],
    [112.6, 482704, 3813, 2552, 123366, 1959],
    [114.2, 502601, 3931, 2514, 125368, 1960],
    [115.7, 518173, 4806, 2572, 127852, 1961],
    [116.9, 554894, 4007, 2827, 130081, 1962],
  ]
  const design = Float64Array.from(rows.flatMap((row) => [1, ...row]))
  const { coefficients, residualSumOfSquares } = leastSquares(design, Float64Array.from(y), 7)
  const certified = [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
  ]
  for (const [j, value] of certified.entries()) closeTo(coefficients[j], value, 1e-9, `coefficient ${j}`)
  closeTo(residualSumOfSquares, 836424.055505915, 1e-9, 'residual sum of squares')
})

test('singular systems are named with their column', () => {
  const twice = Float64Array.of(1, 2, 3, 2, 4, 6, 1, 0, 1)
  assert.throws(() => solve(twice, new Float64Array(3), 3), { code: 'NUMBERS_SINGULAR' })
  assert.throws(() => leastSquares(Float64Array.of(1, 2, 2, 4, 3, 6), new Float64Array(3), 2), {
    code: 'NUMBERS_SINGULAR',
    message: /column 1/,
  })
  assert.throws(() => cholesky(Float64Array.of(1, 2, 2, 1), 2), { code: 'NUMBERS_NOT_POSITIVE_DEFINITE', message: /column 1/ })
  assert.throws(() => cholesky(Float64Array.of(NaN), 1), { code: 'NUMBERS_NOT_POSITIVE_DEFINITE' })
  assert.throws(() => solve(new Float64Array(3), new Float64Array(2), 2), { code: 'NUMBERS_LENGTHS' })
})
