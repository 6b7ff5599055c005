import assert from 'node:assert/strict'
import { test } from 'node:test'
import { priceOf, shareOut } from './price.ts'

const tariff = (rate: number, discountBp = 0, units = 1) => ({ resource: String(rate), name: String(rate), rate, units, discountBp })

test('lines are exact to the minor unit and add up to the total, with the discount of members shared out by largest remainder', () => {
  const price = priceOf({ tariffs: [tariff(12_000, 1000), tariff(3333, 500, 2)], minutes: 90, member: true, currency: 'EUR' })
  // 180.00 less 10 % and 99.99 less 5 %: 18.00 + 4.9995, rounded once.
  assert.deepEqual([price.gross, price.discount, price.total], [27_999, 2300, { minor: 25_699, currency: 'EUR' }])
  assert.deepEqual(
    price.lines.map(({ gross, discount, net }) => [gross, discount, net]),
    [
      [18_000, 1800, 16_200],
      [9999, 500, 9499],
    ],
  )
  assert.equal(priceOf({ tariffs: [tariff(12_000, 1000)], minutes: 90, member: false, currency: 'EUR' }).discount, 0)
  // Won have no decimals; half a won is rounded up.
  assert.equal(priceOf({ tariffs: [tariff(33_333)], minutes: 30, member: false, currency: 'KRW' }).total.minor, 16_667)
})

test('whatever is shared out is whole: nothing is lost and nothing gained', () => {
  assert.deepEqual(shareOut(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(shareOut(0, [0, 0]), [0, 0])
  let seed = 7
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
  for (let k = 0; k < 2000; k++) {
    const weights = Array.from({ length: 1 + random(6) }, () => random(1_000_000))
    const whole = random(10_000_000)
    const shares = shareOut(whole, weights)
    const sum = weights.reduce((a, b) => a + b, 0)
    assert.equal(
      shares.reduce((a, b) => a + b, 0),
      sum === 0 ? 0 : whole,
    )
    for (const [index, share] of shares.entries()) if (sum > 0) assert.ok(Math.abs(share - (whole * weights[index]) / sum) < 1)
  }
})
