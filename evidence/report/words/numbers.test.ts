import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalsOf, fixed, plain, scientific } from './numbers.ts'
import { wordsOf } from './words.ts'

test('the interval decides the decimals: two significant digits of its half-width, three at least for a proportion', () => {
  assert.equal(decimalsOf(0.8714, 0.02, '1'), 3)
  assert.equal(decimalsOf(0.8714, 0.12, '1'), 3)
  assert.equal(decimalsOf(0.98, 0.0046, '1'), 4)
  assert.equal(decimalsOf(3.7, 0.3, '1'), 2)
  assert.equal(decimalsOf(6.25, 1.25, 'h'), 1)
  assert.equal(decimalsOf(1234, 310, 'ms'), 0)
  assert.equal(decimalsOf(2e-9, 1e-9, '1'), null)
})

test('without an interval the size decides, and small numbers become powers of ten', () => {
  assert.deepEqual(
    [0.0000042, 0.5, 12.345, 234.5, 5432.1, 7, 1].map((value) => decimalsOf(value, null, '1')),
    [null, 3, 2, 1, 0, 0, 3],
  )
  assert.equal(scientific('de-DE', 0.0000042), '4,2 × 10⁻⁶')
  assert.equal(scientific('en-GB', 6.02214e23, 2), '6.02 × 10²³')
})

test('numbers follow the language, with a true minus sign and no negative zero', () => {
  const numbers = (['en', 'de', 'da', 'sv', 'ko'] as const).map((language) => wordsOf(language, {}).number(-1234.5))
  assert.deepEqual(numbers, ['−1,234.5', '−1.234,5', '−1.234,5', '−1\u00a0234,5', '−1,234.5'])
  assert.equal(fixed('en-GB', -0.0001, 3), '0.000')
  assert.equal(plain('en-GB', 0.8), '0.8')
  assert.equal(plain('sv-SE', -0.02), '−0,02')
})

test('estimate and interval share their decimals; units are words of the language', () => {
  const interval = { low: 0.598, high: 0.691 }
  assert.deepEqual(wordsOf('de', {}).estimate(0.643, interval, '/d'), { value: '0,643 pro Tag', interval: '0,598 bis 0,691' })
  assert.deepEqual(wordsOf('ko', {}).estimate(0.8714, { low: 0.8493, high: 0.8908 }, '1'), { value: '0.871', interval: '0.849 ~ 0.891' })
  assert.equal(wordsOf('sv', {}).estimate(6.25, { low: 5, high: 7.5 }, 'h').value.replace(/\s/g, ' '), '6,3 tim')
  assert.equal(wordsOf('en', {}).estimate(12.5, null, 'mm[Hg]').value, '12.50\u00a0mm[Hg]')
  assert.equal(wordsOf('en', {}).share(0.95), '95%')
  assert.equal(wordsOf('de', {}).share(0.95), '95\u00a0%')
})
