import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { auroc } from './auroc.ts'
import { aurocClustered } from './auroc-clustered.ts'
import { aurocDifference, aurocDifferenceUnpaired } from './auroc-difference.ts'
import type { Estimate } from './estimate.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${observed} instead of ${expected}`)

const simulate = (name: string, rows: number) => {
  const random = stream('auroc-difference', name)
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 1 : 0))
  const scores = Float64Array.from(labels, (label) => Math.round(4 * (random.normal() + label)))
  const reference = Float64Array.from(scores, (score) => Math.round(score + 3 * random.normal()))
  return { labels, scores, reference, random }
}

test('a score that says nothing leaves DeLong’s variance of the other, so the paired test is that of one area against ½', () => {
  const { labels, scores } = simulate('constant', 90)
  const { difference } = aurocDifference({ labels, scores, reference: new Float64Array(90) })
  const area = auroc({ labels, scores })
  close(difference.value, (area.value ?? NaN) - 0.5)
  close(difference.standardError, area.standardError ?? NaN)
})

test('a score against its own reverse has twice the error: placements are perfectly correlated', () => {
  const { labels, scores } = simulate('reverse', 90)
  const { difference } = aurocDifference({ labels, scores, reference: scores.map((score) => -score) })
  const area = auroc({ labels, scores })
  close(difference.value, 2 * (area.value ?? NaN) - 1)
  close(difference.standardError, 2 * (area.standardError ?? NaN))
})

test('swapping the scores changes the sign only; equal scores give a difference of 0 without an interval', () => {
  const { labels, scores, reference } = simulate('swap', 120)
  const there = aurocDifference({ labels, scores, reference })
  const back = aurocDifference({ labels, scores: reference, reference: scores })
  close(back.difference.value, -(there.difference.value ?? NaN))
  close(back.z, -(there.z ?? NaN))
  close(back.p, there.p ?? NaN)
  const same = aurocDifference({ labels, scores, reference: scores })
  assert.equal(same.difference.value, 0)
  assert.equal(same.difference.interval, null)
  assert.equal(same.p, null)
  assert.match(same.difference.reason ?? '', /degenerate/)
})

test('unpaired variances add', () => {
  const first = simulate('first', 90)
  const second = simulate('second', 150)
  const a = auroc(first)
  const b = auroc(second)
  const { difference } = aurocDifferenceUnpaired(first, second)
  close(difference.value, (a.value ?? NaN) - (b.value ?? NaN))
  close((difference.standardError ?? NaN) ** 2, (a.standardError ?? NaN) ** 2 + (b.standardError ?? NaN) ** 2)
  assert.equal(difference.n, 240)
})

test('the paired test keeps its level where both scores are equally good', () => {
  const random = stream('auroc-difference', 'level')
  let rejected = 0
  for (let sample = 0; sample < 1000; sample += 1) {
    const labels = Uint8Array.from({ length: 100 }, (_, row) => row % 2)
    const shared = Float64Array.from(labels, (label) => random.normal() + label)
    const scores = shared.map((value) => value + 0.7 * random.normal())
    const reference = shared.map((value) => value + 0.7 * random.normal())
    if ((aurocDifference({ labels, scores, reference }).p ?? 1) < 0.05) rejected += 1
  }
  assert.ok(rejected > 30 && rejected < 75, `${rejected} of 1000`)
})

const twice = <A extends Uint8Array | Float64Array>(column: A) => [...column, ...column]

test('clusters of one row are DeLong; rows written twice into their cluster change nothing', () => {
  const { labels, scores } = simulate('clusters', 90)
  const area = auroc({ labels, scores })
  const single = aurocClustered({ labels, scores, clusters: Int32Array.from(labels, (_, row) => 1000 - row) })
  close(single.value, area.value ?? NaN)
  close(single.standardError, area.standardError ?? NaN)
  assert.deepEqual([single.n, single.events], [90, 30])
  const doubled = aurocClustered({
    labels: Uint8Array.from(twice(labels)),
    scores: Float64Array.from(twice(scores)),
    clusters: Int32Array.from({ length: 180 }, (_, row) => row % 90),
  })
  close(doubled.value, area.value ?? NaN)
  close(doubled.standardError, area.standardError ?? NaN)
})

/** Share of 600 samples of 40 patients with six correlated rows each whose intervals cover the mean area over all pairs. */
function coverage(name: string, labelOf: (row: number, patient: number) => number, truth: number) {
  const random = stream('auroc-clustered', name)
  const covers = ({ interval }: Estimate) => interval !== null && interval.low <= truth && truth <= interval.high
  let clustered = 0
  let rowWise = 0
  for (let sample = 0; sample < 600; sample += 1) {
    const clusters = Int32Array.from({ length: 240 }, (_, row) => Math.floor(row / 6))
    const own = Array.from({ length: 40 }, () => random.normal() * Math.SQRT1_2)
    const labels = Uint8Array.from(clusters, (patient, row) => labelOf(row, patient))
    const scores = Float64Array.from(clusters, (patient, row) => own[patient] + random.normal() + labels[row])
    if (covers(aurocClustered({ labels, scores, clusters }))) clustered += 1
    if (covers(auroc({ labels, scores }))) rowWise += 1
  }
  return { clustered: clustered / 600, rowWise: rowWise / 600 }
}

// Φ(1/√3) for rows of two patients, Φ(1/√2) for rows of one.
const between = 0.7181485691746134
const within = 0.7602499389065233

test('clustered intervals cover where each patient has one class; row-wise ones are too narrow', () => {
  const { clustered, rowWise } = coverage('one class', (_, patient) => patient % 2, between)
  assert.ok(clustered > 0.91 && clustered < 0.98, `clustered ${clustered}`)
  assert.ok(rowWise < 0.85, `row-wise ${rowWise}`)
})

test('clustered intervals cover where each patient has both classes; row-wise ones are too wide', () => {
  const { clustered, rowWise } = coverage('both classes', (row) => row % 2, (39 * between + within) / 40)
  assert.ok(clustered > 0.91 && clustered < 0.975, `clustered ${clustered}`)
  assert.ok(rowWise > clustered, `row-wise ${rowWise}`)
})

test('clusters that are too few give a reason, wrong lengths an error', () => {
  const labels = Uint8Array.of(0, 1, 0, 1)
  const scores = Float64Array.of(1, 2, 3, 4)
  assert.match(aurocClustered({ labels, scores, clusters: [1, 1, 2, 1] }).reason ?? '', /two clusters/)
  assert.throws(() => aurocClustered({ labels, scores, clusters: [1, 1] }), { code: 'STATISTICS_LENGTHS' })
})
