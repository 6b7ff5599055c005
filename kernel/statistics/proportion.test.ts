import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mcNemar } from './mcnemar.ts'
import { newcombe, newcombePaired } from './newcombe.ts'
import { clopperPearson, jeffreys, wilson } from './proportion.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${observed} instead of ${expected}`)

/** Binomial probabilities by Pascal's recursion, independent of the special functions. */
function binomial(n: number, p: number): readonly number[] {
  let row = [1]
  for (let trial = 0; trial < n; trial += 1)
    row = Array.from({ length: trial + 2 }, (_, k) => (row[k] ?? 0) * (1 - p) + (k > 0 ? row[k - 1] * p : 0))
  return row
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('Clopper-Pearson limits have a tail of 2.5 % each by binomial sums', () => {
  for (const [events, n] of [
    [3, 10],
    [1, 29],
    [15, 40],
    [9, 10],
  ] as const) {
    const { interval } = clopperPearson(events, n)
    assert.ok(interval)
    close(sum(binomial(n, interval.low).slice(events)), 0.025, 1e-10)
    close(sum(binomial(n, interval.high).slice(0, events + 1)), 0.025, 1e-10)
  }
})

test('Wilson limits solve the score equation', () => {
  for (const [events, n, level, z] of [
    [3, 10, 0.95, 1.959963984540054],
    [81, 263, 0.9, 1.6448536269514722],
  ] as const) {
    const { interval } = wilson(events, n, { level })
    assert.ok(interval)
    for (const limit of [interval.low, interval.high]) close(Math.abs(events / n - limit) / Math.sqrt((limit * (1 - limit)) / n), z, 1e-10)
  }
})

test('no event and all events have limits of exactly 0 and 1; no case has a reason', () => {
  for (const method of [wilson, clopperPearson, jeffreys]) {
    assert.equal(method(0, 20).interval?.low, 0)
    assert.equal(method(20, 20).interval?.high, 1)
    close(method(20, 20).interval?.low, 1 - (method(0, 20).interval?.high ?? NaN), 1e-12)
    assert.equal(method(0, 0).value, null)
    assert.match(method(0, 0).reason ?? '', /0 of 0/)
    assert.throws(() => method(3, 2), { code: 'STATISTICS_COUNT' })
    assert.throws(() => method(1.5, 2), { code: 'STATISTICS_COUNT' })
  }
})

test('Jeffreys intervals lie inside Clopper-Pearson ones, and Clopper-Pearson covers at every proportion', () => {
  const n = 25
  const limits = Array.from({ length: n + 1 }, (_, events) => ({ exact: clopperPearson(events, n), jeffreys: jeffreys(events, n) }))
  for (const { exact, jeffreys: inner } of limits)
    assert.ok(
      (inner.interval?.low ?? NaN) >= (exact.interval?.low ?? NaN) && (inner.interval?.high ?? NaN) <= (exact.interval?.high ?? NaN),
    )
  for (let p = 0.02; p < 1; p += 0.07) {
    const covered = binomial(n, p).filter((_, events) => {
      const { interval } = limits[events].exact
      return interval !== null && interval.low <= p && p <= interval.high
    })
    assert.ok(sum(covered) >= 0.95, `${sum(covered)} at ${p}`)
  }
})

test('Newcombe’s further examples of 1998, four digits', () => {
  const published = [
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ]
  for (const [x, m, y, n, low, high] of published) {
    const { interval } = newcombe({ events: x, n: m }, { events: y, n })
    close(interval?.low, low, 5e-5)
    close(interval?.high, high, 5e-5)
  }
})

test('the paired interval without correlation is the independent one of equal groups, and turns with its arms', () => {
  // ad = bc, so φ is 0.
  const paired = newcombePaired({ both: 12, onlyFirst: 18, onlySecond: 8, neither: 12 })
  const independent = newcombe({ events: 30, n: 50 }, { events: 20, n: 50 })
  close(paired.interval?.low, independent.interval?.low ?? NaN)
  close(paired.interval?.high, independent.interval?.high ?? NaN)
  const table = { both: 59, onlyFirst: 6, onlySecond: 16, neither: 80 }
  const turned = newcombePaired({ ...table, onlyFirst: 16, onlySecond: 6 })
  close(turned.interval?.low, -(newcombePaired(table).interval?.high ?? NaN))
  assert.equal(newcombePaired({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }).value, null)
  const empty = newcombePaired({ both: 9, onlyFirst: 0, onlySecond: 0, neither: 0 })
  assert.ok(empty.interval && Number.isFinite(empty.interval.low + empty.interval.high))
})

test('exact McNemar p is the binomial sum of all tables as far from even', () => {
  for (const [b, c] of [
    [1, 5],
    [6, 16],
    [12, 3],
    [4, 4],
    [0, 7],
  ] as const) {
    const masses = binomial(b + c, 0.5)
    const distance = Math.abs(b - c)
    const exact = sum(masses.filter((_, k) => Math.abs(2 * k - b - c) >= distance))
    const { exact: observed, midP } = mcNemar(b, c)
    close(observed, exact, 1e-10)
    // Half of the probability of all tables exactly as far from even.
    close(midP, exact - sum(masses.filter((_, k) => Math.abs(2 * k - b - c) === distance)) / 2, 1e-10)
  }
})

test('no discordant pair gives p = 1 in every form', () => {
  const { asymptotic, corrected, exact, midP } = mcNemar(0, 0)
  assert.deepEqual([asymptotic.p, corrected.p, exact, midP], [1, 1, 1, 1])
  assert.equal(mcNemar(4, 4).corrected.chiSquare, 0)
})
