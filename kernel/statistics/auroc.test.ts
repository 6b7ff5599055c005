import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { auroc, aurocHanleyMcNeil, mannWhitney } from './auroc.ts'
import type { ScoredCases } from './scored-cases.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${observed} instead of ${expected}`)

const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0)

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** AUROC and DeLong's variance from all pairs, as the definition has them. */
function byPairs({ labels, scores }: ScoredCases) {
  const positive = [...scores].filter((_, row) => labels[row] === 1)
  const negative = [...scores].filter((_, row) => labels[row] === 0)
  const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)
  const v10 = positive.map((x) => mean(negative.map((y) => wins(x, y))))
  const v01 = negative.map((y) => mean(positive.map((x) => wins(x, y))))
  return { area: mean(v10), variance: variance(v10) / positive.length + variance(v01) / negative.length }
}

test('AUROC and its DeLong error equal the sums over all pairs, ties included', () => {
  const random = stream('auroc', 'pairs')
  for (let sample = 0; sample < 60; sample += 1) {
    const rows = 4 + random.integer(60)
    const values = 1 + random.integer(12)
    const labels = Uint8Array.from({ length: rows }, (_, row) => (row < 4 ? row % 2 : random.integer(2)))
    const scores = Float64Array.from(labels, (label) => random.integer(values) + label)
    const estimate = auroc({ labels, scores })
    const { area, variance } = byPairs({ labels, scores })
    close(estimate.value, area)
    close((estimate.standardError ?? NaN) ** 2, variance)
  }
})

test('the order of the cases changes no bit; turning the score round gives one less the area', () => {
  const random = stream('auroc', 'order')
  const rows = Array.from({ length: 5000 }, () => ({ label: random.integer(2), score: random.integer(300) / 10 }))
  const of = (table: typeof rows, sign = 1) =>
    auroc({ labels: Uint8Array.from(table, ({ label }) => label), scores: Float64Array.from(table, ({ score }) => sign * score) })
  const first = of(rows)
  assert.deepEqual(of(random.shuffle(rows.slice()) ?? rows), first)
  const turned = of(rows, -1)
  close(turned.value, 1 - (first.value ?? NaN))
  close(turned.standardError, first.standardError ?? NaN)
})

test('2U is exact far beyond 32 bits, and separation of large classes is exactly 1', () => {
  const half = 150_000
  const labels = Uint8Array.from({ length: 2 * half }, (_, row) => (row < half ? 0 : 1))
  const scores = Float64Array.from(labels, (label, row) => label + row / 1e6)
  assert.deepEqual(mannWhitney({ labels, scores }), { twoU: 2 * half * half, positives: half, negatives: half })
  const estimate = auroc({ labels, scores })
  assert.equal(estimate.value, 1)
  assert.equal(estimate.interval, null)
  assert.match(estimate.reason ?? '', /degenerate/)
})

test('data without an answer give a reason, never NaN', () => {
  const cases: readonly (readonly [readonly number[], readonly number[], number | null, RegExp])[] = [
    [[], [], null, /no cases/],
    [[1, 1], [0.2, 0.3], null, /no negative case/],
    [[0, 0], [0.2, 0.3], null, /no positive case/],
    [[1, 0, 0], [0.7, 0.8, 0.1], 0.5, /two cases of each class/],
    [[1, 1, 0], [0.7, 0.8, 0.1], 1, /two cases of each class/],
    [[1, 1, 0, 0], [1, 1, 1, 1], 0.5, /degenerate/],
    [[1, 1, 0, 0], [1, 1, 2, 2], 0, /degenerate/],
  ]
  for (const [labels, scores, value, reason] of cases) {
    const data = { labels: Uint8Array.from(labels), scores: Float64Array.from(scores) }
    const estimate = auroc(data)
    assert.equal(estimate.value, value)
    assert.equal(estimate.interval, null)
    assert.match(estimate.reason ?? '', reason)
    assert.ok(!Number.isNaN(estimate.standardError))
    const planned = aurocHanleyMcNeil(data)
    assert.equal(planned.value, value)
    assert.ok(planned.value === null || planned.interval === null || Number.isFinite(planned.interval.low))
  }
})

test('invalid input is refused with the first offending row', () => {
  const labels = Uint8Array.of(0, 1, 1)
  assert.throws(() => auroc({ labels, scores: Float64Array.of(1, NaN, NaN) }), { code: 'STATISTICS_SCORE_NAN', message: /row 1/ })
  assert.throws(() => auroc({ labels: Uint8Array.of(0, 1, 2), scores: Float64Array.of(1, 2, 3) }), {
    code: 'STATISTICS_LABEL',
    message: /label 2 at row 2/,
  })
  assert.throws(() => auroc({ labels, scores: Float64Array.of(1, 2) }), { code: 'STATISTICS_LENGTHS', message: /2 rows where 3/ })
  assert.throws(() => auroc({ labels, scores: Float64Array.of(1, 2, 3) }, { level: 95 }), { code: 'STATISTICS_RANGE', message: /95/ })
})

test('95 % intervals cover the area of a binormal score about 95 times in 100', () => {
  const random = stream('auroc', 'coverage')
  const area = 0.7602499389065233 // Φ(1/√2)
  const samples = 1500
  const covered = { logit: 0, raw: 0 }
  for (let sample = 0; sample < samples; sample += 1) {
    const labels = Uint8Array.from({ length: 120 }, (_, row) => (row % 3 === 0 ? 1 : 0))
    const scores = Float64Array.from(labels, (label) => random.normal() + label)
    for (const scale of ['logit', 'raw'] as const) {
      const { interval } = auroc({ labels, scores }, { scale })
      if (interval && interval.low <= area && area <= interval.high) covered[scale] += 1
    }
  }
  for (const scale of ['logit', 'raw'] as const) {
    const share = covered[scale] / samples
    assert.ok(share > 0.925 && share < 0.97, `${scale}: ${share}`)
  }
})
