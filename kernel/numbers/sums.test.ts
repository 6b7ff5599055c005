import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeTo } from './referee.test.ts'
import { stream } from './stream.ts'
import { mean, sum, sumProducts, variance } from './sums.ts'

test("Neumaier's own example, and a million tenths", () => {
  assert.equal(sum([1, 1e100, 1, -1e100]), 2)
  assert.equal(sum(new Float64Array(1_000_000).fill(0.1)), 100_000)
  assert.equal(sum([]), 0)
})

test('sums agree with exact integers whatever the order', () => {
  const source = stream('sums')
  const values = Array.from({ length: 5000 }, () => source.integer(2 ** 53) * (source.integer(2) === 0 ? 1 : -1))
  const exact = Number(values.reduce((total, value) => total + BigInt(value), 0n))
  for (let round = 0; round < 5; round++) assert.equal(sum(source.shuffle(values)), exact)
})

test('sums of products agree with exact integers', () => {
  const source = stream('products')
  const draw = (): number => source.integer(2 ** 50) - 2 ** 49
  const a = Float64Array.from({ length: 3000 }, draw)
  const b = Float64Array.from({ length: 3000 }, draw)
  const exact = Number(a.reduce<bigint>((total, value, i) => total + BigInt(value) * BigInt(b[i]), 0n))
  closeTo(sumProducts(a, b), exact, 2 ** -53, 'dot product')
  // All leading digits cancel.
  assert.equal(sumProducts([2 ** 27 + 1, 2 ** 27 + 2], [2 ** 27 + 3, -(2 ** 27 + 2)]), -1)
})

test('NIST certified values: NumAcc3 and NumAcc4', () => {
  // Statistical Reference Datasets, univariate summary statistics, higher difficulty: the certified standard deviation is 0.1.
  for (const centre of [1_000_000, 10_000_000]) {
    const values = [centre + 0.2, ...Array.from({ length: 1000 }, (_, i) => centre + (i % 2 === 0 ? 0.1 : 0.3))]
    closeTo(mean(values), centre + 0.2, 2 ** -52, 'mean')
    // The data are rounded to doubles, which alone moves the eighth digit.
    closeTo(Math.sqrt(variance(values)), 0.1, 2e-8, 'standard deviation')
  }
  assert.equal(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]), 30)
})

test('invalid values are named with their row', () => {
  assert.throws(() => sum([1, NaN, 2]), { code: 'NUMBERS_NOT_FINITE', message: /NaN at row 1/ })
  assert.throws(() => mean([]), { code: 'NUMBERS_TOO_FEW' })
  assert.throws(() => variance([1]), { code: 'NUMBERS_TOO_FEW' })
  assert.throws(() => sumProducts([1], [1, 2]), { code: 'NUMBERS_LENGTHS' })
})
