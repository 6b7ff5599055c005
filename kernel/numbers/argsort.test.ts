import assert from 'node:assert/strict'
import { test } from 'node:test'
import { argsort } from './argsort.ts'
import { midranks } from './midranks.ts'
import { stream } from './stream.ts'

/** The order by comparison alone; `sort` of an array is stable. */
const compared = (values: Float64Array): number[] =>
  Array.from(values.keys()).sort((i, j) => (values[i] < values[j] ? -1 : values[i] > values[j] ? 1 : 0))

const source = stream('argsort')
const special = [
  0,
  -0,
  Infinity,
  -Infinity,
  5e-324,
  -5e-324,
  2 ** -1022,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  1,
  1 + 2 ** -52,
  -1,
  1 - 2 ** -53,
]
const view = new DataView(new ArrayBuffer(8))

/** Any bit pattern that is a number: every exponent, sign and denormal. */
const anyDouble = (): number => {
  view.setUint32(0, source.uint32())
  view.setUint32(4, source.uint32())
  const value = view.getFloat64(0)
  return Number.isNaN(value) ? 0 : value
}

const draws: Readonly<Record<string, () => number>> = {
  uniform: () => source.double(),
  'ties of few values': () => source.integer(7) / 7,
  'single precision': () => Math.fround(source.normal()),
  'special values': () => special[source.integer(special.length)],
  'all bit patterns': anyDouble,
  'one value': () => 0.25,
  'one ulp apart': () => 1 + source.integer(5) * 2 ** -52,
  'both zeros': () => (source.integer(2) === 0 ? 0 : -0),
}

for (const [name, draw] of Object.entries(draws)) {
  test(`${name}: the order of a stable comparison sort, for short and long arrays`, () => {
    for (const count of [0, 1, 2, 57, 399, 400, 5000]) {
      const values = Float64Array.from({ length: count }, draw)
      assert.deepEqual(Array.from(argsort(values)), compared(values))
    }
  })
}

test('NaN is refused with its row', () => {
  for (const count of [10, 1000]) {
    const values = new Float64Array(count)
    values[7] = NaN
    assert.throws(() => argsort(values), { code: 'NUMBERS_NAN', message: /row 7/ })
  }
})

test('midranks count the smaller values and half of the equal ones', () => {
  const values = Float64Array.from({ length: 800 }, () => special[source.integer(special.length)])
  const counted = values.map((value) => values.reduce((rank, other) => rank + (other < value ? 1 : other === value ? 0.5 : 0), 0.5))
  assert.deepEqual(midranks(values), counted)
  assert.deepEqual(midranks(values, argsort(values)), counted)
  assert.deepEqual(midranks(new Float64Array(0)), new Float64Array(0))
})
