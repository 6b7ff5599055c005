import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { loess } from './loess.ts'

const close = (observed: number, expected: number, tolerance = 1e-10) =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${observed} instead of ${expected}`)

const points = (name: string, rows: number) => {
  const random = stream('loess', name)
  const x = Float64Array.from({ length: rows }, () => random.double())
  return { x, y: x.map((value) => Math.sin(6 * value) + 0.3 * random.normal()) }
}

/** Weighted least squares over all cases by the normal equations, the window from a sort of all distances. */
function naive(x: Float64Array, y: Float64Array, at: number, span: number): number {
  const distances = x.map((value) => Math.abs(value - at)).sort()
  const width = distances[Math.floor(x.length * span + 1e-5) - 1]
  const matrix = [0, 0, 0, 0, 0]
  const right = [0, 0, 0]
  x.forEach((value, row) => {
    const u = (value - at) / width
    const w = Math.abs(u) < 1 ? (1 - Math.abs(u) ** 3) ** 3 : 0
    for (let power = 0; power < 5; power += 1) matrix[power] += w * u ** power
    for (let power = 0; power < 3; power += 1) right[power] += w * u ** power * y[row]
  })
  const [a, b, c, d, e] = matrix
  const determinant = a * (c * e - d * d) - b * (b * e - c * d) + c * (b * d - c * c)
  return (right[0] * (c * e - d * d) - b * (right[1] * e - d * right[2]) + c * (right[1] * d - c * right[2])) / determinant
}

test('the sliding window gives what a sort of all distances gives, in any order of the points', () => {
  const { x, y } = points('naive', 120)
  const random = stream('loess', 'at')
  const at = Float64Array.from({ length: 50 }, () => random.double())
  for (const span of [0.2, 0.5, 0.75, 1]) loess(x, y, { span, at }).y.forEach((value, k) => close(value, naive(x, y, at[k], span), 1e-8))
})

test('a parabola is reproduced, also where the x crowd at one end', () => {
  const random = stream('loess', 'parabola')
  const x = Float64Array.from({ length: 300 }, () => random.beta(0.3, 4))
  const curve = loess(
    x,
    x.map((value) => 2 - 3 * value + 5 * value * value),
  )
  curve.y.forEach((value, k) => close(value, 2 - 3 * curve.x[k] + 5 * curve.x[k] ** 2, 1e-9))
})

test('it follows shift and scale of both axes, and the order of the cases does not matter', () => {
  const { x, y } = points('moved', 90)
  const plain = loess(x, y)
  const moved = loess(x.map((value) => 7 - 3 * value).reverse(), y.map((value) => 10 + 4 * value).reverse())
  plain.y.forEach((value, k) => close(moved.y[moved.y.length - 1 - k], 10 + 4 * value, 1e-9))
})

const twice = (values: Float64Array) => Float64Array.from({ length: 2 * values.length }, (_, row) => values[row >> 1])

test('every case twice is the same curve', () => {
  const { x, y } = points('twice', 80)
  const once = loess(x, y, { span: 0.75 })
  loess(twice(x), twice(y), { span: 0.75 }).y.forEach((value, k) => close(value, once.y[k]))
})

test('a window of ties gives their mean; one or two distinct points lower the degree', () => {
  const tied = loess(Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.9), Float64Array.of(0, 1, 1, 0, 1), { span: 0.75 })
  close(tied.y[0], 0.5)
  assert.ok(tied.y.every(Number.isFinite))
  const two = loess(Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1, 1, 1), { span: 1, at: Float64Array.of(0, 0.25, 1) })
  assert.ok(two.y.every(Number.isFinite))
  assert.deepEqual([...loess(Float64Array.of(0.4), Float64Array.of(1), { at: Float64Array.of(0, 0.4) }).y], [1, 1])
  assert.equal(loess(new Float64Array(0), new Float64Array(0)).y.length, 0)
})

test('NaN, unequal lengths and an impossible span are refused', () => {
  assert.throws(() => loess(Float64Array.of(1, NaN), Float64Array.of(1, 2)), /x is NaN at row 1/)
  assert.throws(() => loess(Float64Array.of(1, 2), Float64Array.of(1)), /y has 1 rows where 2 are expected/)
  assert.throws(() => loess(Float64Array.of(1, 2), Float64Array.of(1, 2), { span: 1.5 }), /span is 1.5/)
})
