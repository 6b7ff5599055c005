import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalSurvival } from '@vitalbench/kernel/numbers'
import { casesUntilConclusive } from './cases-until-conclusive.ts'
import type { Estimate } from './estimate.ts'
import { holm } from './holm.ts'
import { interactionTest } from './interaction.ts'
import { nonInferiority } from './non-inferiority.ts'
import { wilson } from './proportion.ts'

const estimate = (value: number, low: number, high: number, n = 100): Estimate => ({
  value,
  interval: { low, high, level: 0.95, method: 'test' },
  n,
  method: 'test',
})

test('Holm’s p values are those of the step-down procedure', () => {
  const p = [0.01, 0.04, 0.03, 0.005, 0.04]
  const adjusted = holm(p)
  assert.deepEqual(
    adjusted.map((value) => Number(value.toFixed(12))),
    [0.04, 0.09, 0.09, 0.025, 0.09],
  )
  // Step-down at each alpha: reject in order while p ≤ alpha / (number left).
  for (const alpha of [0.02, 0.026, 0.05, 0.1]) {
    const order = p.map((_, index) => index).sort((i, j) => p[i] - p[j])
    const stop = order.findIndex((index, rank) => p[index] > alpha / (p.length - rank))
    const rejected = new Set(stop < 0 ? order : order.slice(0, stop))
    for (const index of order) assert.equal(adjusted[index] <= alpha, rejected.has(index))
  }
  assert.deepEqual(holm([]), [])
  assert.deepEqual(holm([0.9, 0.8]), [1, 1])
  assert.throws(() => holm([0.1, NaN]), { code: 'STATISTICS_RANGE' })
})

const judge = (low: number, high: number) => nonInferiority({ estimate: estimate((low + high) / 2, low, high), margin: 0.05 })

test('non-inferiority: pass, fail, inconclusive, superior', () => {
  assert.deepEqual([judge(-0.04, 0.02).verdict, judge(-0.04, 0.02).superior], ['pass', false])
  assert.deepEqual([judge(0.01, 0.05).verdict, judge(0.01, 0.05).superior], ['pass', true])
  assert.equal(judge(-0.2, -0.06).verdict, 'fail')
  assert.equal(judge(-0.1, 0.04).verdict, 'inconclusive')
  assert.ok((judge(-0.1, 0.04).more?.more ?? 0) > 0)
  // A bound on the margin itself settles nothing.
  assert.equal(judge(-0.05, 0.05).verdict, 'inconclusive')
  const nothing = nonInferiority({ estimate: { value: 0, interval: null, n: 3, method: 'test', reason: 'degenerate' }, margin: 0.05 })
  assert.deepEqual([nothing.verdict, nothing.reason, nothing.more?.more], ['inconclusive', 'degenerate', null])
  assert.throws(() => nonInferiority({ estimate: estimate(0, -1, 1), margin: -0.1 }), { code: 'STATISTICS_RANGE' })
})

test('the cases that a Wilson interval still needs are the fewest that exclude the limit', () => {
  for (const [events, n, limit] of [
    [90, 100, 0.85],
    [40, 100, 0.45],
    [19, 20, 0.9],
  ] as const) {
    const { more, side } = casesUntilConclusive({ estimate: wilson(events, n), limit })
    assert.ok(more !== null && more > 0)
    const excludes = (size: number) => {
      // Wilson's limits at the same proportion and another size, whole events or not.
      const p = events / n
      const z = 1.959963984540054
      const centre = (p + (z * z) / (2 * size)) / (1 + (z * z) / size)
      const half = (z / (1 + (z * z) / size)) * Math.sqrt((p * (1 - p)) / size + (z * z) / (4 * size * size))
      return side === 'above' ? centre - half > limit : centre + half < limit
    }
    assert.ok(excludes(n + more), `${events} of ${n}`)
    assert.ok(!excludes(n + more - 1), `${events} of ${n}`)
  }
})

test('other intervals shrink with 1/√n on the side of the limit', () => {
  // Half-width 0.1 downwards at 100 cases; a distance of 0.05 needs more than four times as many.
  assert.equal(casesUntilConclusive({ estimate: estimate(0.8, 0.7, 0.85), limit: 0.75 }).more, 301)
  assert.equal(casesUntilConclusive({ estimate: estimate(0.8, 0.7, 0.85), limit: 0.82 }).more, 526)
  assert.deepEqual(casesUntilConclusive({ estimate: estimate(0.8, 0.76, 0.85), limit: 0.75 }).more, 0)
  const on = casesUntilConclusive({ estimate: estimate(0.8, 0.7, 0.9), limit: 0.8 })
  assert.deepEqual([on.more, on.side], [null, null])
  assert.match(on.reason ?? '', /on the limit/)
})

test('two groups: Q is the square of the z test of their difference; equal groups have none', () => {
  const group = (value: number, standardError: number): Estimate => ({ ...estimate(value, 0, 1), standardError })
  const { q, df, p } = interactionTest([group(0.9, 0.03), group(0.8, 0.04)])
  assert.equal(df, 1)
  assert.ok(Math.abs((q ?? NaN) - 4) < 1e-12)
  assert.ok(Math.abs((p ?? NaN) - 2 * normalSurvival(2)) < 1e-12)
  assert.ok((interactionTest([group(0.9, 0.03), group(0.9, 0.1), group(0.9, 0.2)]).q ?? NaN) < 1e-25)
  const partly = interactionTest([group(0.9, 0.03), group(1, 0), { ...estimate(0, 0, 1), value: null }])
  assert.deepEqual([partly.q, partly.groups, partly.leftOut], [null, 1, 2])
  assert.match(partly.reason ?? '', /two are needed/)
})
