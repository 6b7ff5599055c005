import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chiSquareSurvival } from './chi-square.ts'
import { stream } from './stream.ts'

const words = (source: { uint32(): number }, count: number): number[] => Array.from({ length: count }, () => source.uint32())

test('the same seed and names give the same stream, wherever it is opened', () => {
  const first = words(stream('seed', 'case 1', 'noise'), 50)
  words(stream('seed', 'other'), 7)
  assert.deepEqual(words(stream('seed', 'case 1', 'noise'), 50), first)
})

test('every seed, case and name has its own stream', () => {
  const keys = [
    ['s'],
    ['t'],
    ['s', 'a', 'b'],
    ['s', 'ab'],
    ['s', 'a b'],
    ['s', 'b', 'a'],
    ['s', ''],
    ['s', '', ''],
    ['sab'],
    ['s', 'å'],
    [''],
  ]
  const opened = keys.map(([seed, ...names]) => words(stream(seed, ...names), 8))
  assert.equal(new Set(opened.flat()).size, keys.length * 8)
})

test('neighbouring names are uncorrelated', () => {
  const count = 20_000
  const [a, b] = [stream('seed', 'case 1'), stream('seed', 'case 2')]
  let product = 0
  for (let i = 0; i < count; i++) product += (a.double() - 0.5) * (b.double() - 0.5)
  assert.ok(Math.abs((12 * product) / Math.sqrt(count)) < 3.3)
})

test('skipping words equals drawing them', () => {
  for (const steps of [0, 1, 3, 4, 5, 8, 1001]) {
    for (const drawn of [0, 1, 4, 6]) {
      const [walked, jumped] = [stream('skip'), stream('skip')]
      words(walked, drawn + steps)
      words(jumped, drawn)
      jumped.skip(steps)
      assert.equal(jumped.position(), drawn + steps)
      assert.deepEqual(words(jumped, 6), words(walked, 6))
    }
  }
})

test('the counter carries into its second word', () => {
  const source = stream('long')
  source.skip(2 ** 34 - 4)
  const beforeCarry = words(source, 4)
  const afterCarry = words(source, 4)
  assert.notDeepEqual(afterCarry, words(stream('long'), 4))
  assert.notDeepEqual(afterCarry, beforeCarry)
  assert.equal(source.position(), 2 ** 34 + 4)
})

test('doubles are multiples of 2^-53 in [0, 1)', () => {
  const source = stream('doubles')
  const drawn = Array.from({ length: 10_000 }, () => source.double())
  assert.ok(drawn.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53)))
  assert.ok(drawn.some((u) => (u * 2 ** 53) % 2 === 1))
})

test('integers are equally likely, for sizes that do not divide 2^32', () => {
  for (const size of [2, 3, 7, 10, 3 * 2 ** 30, 5 * 2 ** 40]) {
    const cells = size <= 16 ? size : 8
    const source = stream('integers', String(size))
    const counts = new Float64Array(cells)
    const draws = 30_000
    for (let i = 0; i < draws; i++) {
      const k = source.integer(size)
      assert.ok(Number.isInteger(k) && k >= 0 && k < size)
      counts[Math.floor((k / size) * cells)] += 1
    }
    const share = draws / cells
    const statistic = counts.reduce((total, count) => total + (count - share) ** 2 / share, 0)
    assert.ok(chiSquareSurvival(statistic, cells - 1) > 1e-3, `size ${size}: χ² ${statistic}`)
  }
  assert.equal(stream('one').integer(1), 0)
  for (const size of [0, -1, 1.5, NaN, 2 ** 54]) assert.throws(() => stream('bad').integer(size), { code: 'NUMBERS_DOMAIN' })
})

test('all orders of four are equally likely', () => {
  const source = stream('orders')
  const counts = new Map<string, number>()
  const draws = 24_000
  for (let i = 0; i < draws; i++) {
    const order = source.shuffle([1, 2, 3, 4]).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  assert.equal(counts.size, 24)
  const share = draws / 24
  const statistic = [...counts.values()].reduce((total, count) => total + (count - share) ** 2 / share, 0)
  assert.ok(chiSquareSurvival(statistic, 23) > 1e-3)
  assert.deepEqual(source.shuffle(Float64Array.of(1, 2, 3)).toSorted(), Float64Array.of(1, 2, 3))
})
