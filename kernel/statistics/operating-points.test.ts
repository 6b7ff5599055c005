import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { auroc } from './auroc.ts'
import { averagePrecision } from './average-precision.ts'
import { confusionCounts } from './confusion.ts'
import { operatingPoints } from './operating-points.ts'
import { precisionRecallCurve, rocCurve, thinCurve } from './roc-curve.ts'

const simulate = (rows: number, values: number) => {
  const random = stream('operating-points', String(rows), String(values))
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row < 2 ? row : random.integer(2)))
  return { labels, scores: Float64Array.from(labels, (label) => random.integer(values) + 3 * label) }
}

test('every operating point has the counts of its threshold', () => {
  const cases = simulate(200, 15)
  const { thresholds, truePositives, falsePositives } = operatingPoints(cases)
  assert.deepEqual(
    [...thresholds],
    [...new Set(cases.scores)].sort((a, b) => b - a),
  )
  for (const [point, threshold] of thresholds.entries()) {
    const { tp, fp } = confusionCounts(cases, threshold)
    assert.deepEqual([truePositives[point], falsePositives[point]], [tp, fp])
  }
})

test('the trapezoid under the ROC curve is the AUROC, ties included', () => {
  const cases = simulate(500, 20)
  const curve = rocCurve(cases)
  assert.ok(curve)
  let area = 0
  for (let i = 1; i < curve.x.length; i += 1) area += ((curve.x[i] - curve.x[i - 1]) * (curve.y[i] + curve.y[i - 1])) / 2
  assert.ok(Math.abs(area - (auroc(cases).value ?? NaN)) < 1e-12)
  assert.deepEqual([curve.x[0], curve.y[0], curve.thresholds[0]], [0, 0, Infinity])
  assert.deepEqual([curve.x.at(-1), curve.y.at(-1)], [1, 1])
})

test('the steps under the precision-recall curve are the average precision', () => {
  const cases = simulate(500, 20)
  const curve = precisionRecallCurve(cases)
  assert.ok(curve)
  let area = 0
  for (let i = 0; i < curve.x.length; i += 1) area += (curve.x[i] - (i > 0 ? curve.x[i - 1] : 0)) * curve.y[i]
  const estimate = averagePrecision(cases)
  assert.ok(Math.abs(area - (estimate.value ?? NaN)) < 1e-12)
  assert.equal(estimate.interval, null)
  assert.match(estimate.reason ?? '', /no stream/)
})

test('a thinned curve keeps its ends and stays within one step of every point', () => {
  const random = stream('thin')
  const labels = Uint8Array.from({ length: 5000 }, () => random.integer(2))
  const curve = rocCurve({ labels, scores: Float64Array.from(labels, (label) => random.normal() + label) })
  assert.ok(curve)
  for (const points of [2, 10, 200]) {
    const thin = thinCurve(curve, points)
    assert.ok(thin.x.length <= points)
    assert.deepEqual([thin.x[0], thin.y[0], thin.x.at(-1), thin.y.at(-1)], [0, 0, 1, 1])
    const step = 2 / (points - 1)
    let at = 0
    for (let i = 0; i < curve.x.length; i += 1) {
      while (at + 1 < thin.x.length && thin.thresholds[at + 1] >= curve.thresholds[i]) at += 1
      const distance = Math.abs(curve.x[i] - thin.x[at]) + Math.abs(curve.y[i] - thin.y[at])
      assert.ok(distance <= step + 1 / 2000, `${distance} from the curve at point ${i} of ${points}`)
    }
  }
  assert.equal(thinCurve(curve, 1e6), curve)
})

test('an empty class has no curve', () => {
  const cases = { labels: Uint8Array.of(1, 1), scores: Float64Array.of(1, 2) }
  assert.equal(rocCurve(cases), null)
  assert.equal(precisionRecallCurve({ ...cases, labels: Uint8Array.of(0, 0) }), null)
  const all = averagePrecision(cases)
  assert.deepEqual([all.value, all.interval, all.baseline], [1, null, 1])
  assert.equal(averagePrecision({ ...cases, labels: Uint8Array.of(0, 0) }).value, null)
  assert.equal(averagePrecision({ labels: new Uint8Array(0), scores: new Float64Array(0) }).baseline, null)
})

test('an infinite threshold is allowed, NaN is not', () => {
  const cases = { labels: Uint8Array.of(0, 1), scores: Float64Array.of(0, Infinity) }
  assert.deepEqual(confusionCounts(cases, Infinity), { tp: 1, fp: 0, fn: 0, tn: 1 })
  assert.deepEqual(confusionCounts(cases, -Infinity), { tp: 1, fp: 1, fn: 0, tn: 0 })
  assert.throws(() => confusionCounts(cases, NaN), { code: 'STATISTICS_RANGE' })
})
