import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { wilson } from './proportion.ts'
import type { Binning } from './reliability.ts'
import { reliability } from './reliability.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

function simulated(name: string, rows: number) {
  const random = stream('reliability', name)
  const probabilities = Float64Array.from({ length: rows }, () => Math.round(random.double() * 100) / 100)
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < p * p ? 1 : 0)), probabilities }
}

test('every probability falls in one bin, the cut points on the declared side, 0 and 1 included', () => {
  for (const closed of ['left', 'right'] as const)
    for (const bins of [2, 3, 10, 49, 100]) {
      // The cut points as they are written, k / bins: 0.29 · 100 is 28.999999999999996 in doubles.
      const probabilities = Float64Array.from({ length: bins + 1 }, (_, k) => k / bins)
      const found = reliability({ labels: new Uint8Array(bins + 1), probabilities }, { bins, closed }).bins
      const sizes = Array.from({ length: bins }, (_, k) => (k === (closed === 'left' ? bins - 1 : 0) ? 2 : 1))
      assert.deepEqual(
        found.map(({ n }) => n),
        sizes,
      )
    }
})

test('calibration errors equal the definition, bin by bin', () => {
  const { labels, probabilities } = simulated('definition', 500)
  for (const closed of ['left', 'right'] as const) {
    let expected = 0
    let largest = 0
    for (let b = 0; b < 10; b += 1) {
      const inside = [...probabilities.keys()].filter((row) => {
        const percent = Math.round(probabilities[row] * 100)
        return closed === 'left'
          ? percent >= 10 * b && (percent < 10 * b + 10 || (b === 9 && percent === 100))
          : percent <= 10 * b + 10 && (percent > 10 * b || (b === 0 && percent === 0))
      })
      const gap = Math.abs(inside.reduce((total, row) => total + labels[row] - probabilities[row], 0)) / inside.length
      expected += (inside.length / 500) * gap
      largest = Math.max(largest, gap)
    }
    const { ece, mce, bins } = reliability({ labels, probabilities }, { bins: 10, closed })
    close(ece.value, expected)
    close(mce.value, largest)
    assert.equal(
      bins.reduce((total, { n }) => total + n, 0),
      500,
    )
    for (const { n, observed } of bins) assert.deepEqual(observed, wilson(Math.round((observed.value ?? 0) * n), n))
  }
})

test('bins of equal mass hold equal shares, and tied cuts merge', () => {
  const random = stream('reliability', 'mass')
  const probabilities = Float64Array.from({ length: 1000 }, () => random.beta(1, 6))
  const labels = Uint8Array.from(probabilities, () => random.integer(2))
  const found = reliability({ labels, probabilities }, { bins: 8, scheme: 'mass' }).bins
  assert.deepEqual(
    found.map(({ n }) => n),
    Array.from({ length: 8 }, () => 125),
  )
  const tied = reliability({ labels, probabilities: new Float64Array(1000).fill(0.3) }, { bins: 8, scheme: 'mass' })
  assert.equal(tied.bins.length, 1)
  assert.equal(tied.bins[0].n, 1000)
  close(tied.ece.value, Math.abs(labels.reduce((a, b) => a + b, 0) / 1000 - 0.3))
})

const width = ({ interval }: { interval: { low: number; high: number } | null }) => (interval ? interval.high - interval.low : NaN)

test('the bootstrap interval covers what is seen; clusters change it', () => {
  const { labels, probabilities } = simulated('interval', 300)
  const options: Binning = { bins: 5, scheme: 'width' }
  const plain = reliability(
    { labels, probabilities },
    { ...options, bootstrap: { stream: stream('reliability', 'rows'), replicates: 400 } },
  )
  const clusters = probabilities.map((p) => Math.floor(p * 10))
  const clustered = reliability(
    { labels, probabilities },
    { ...options, clusters, bootstrap: { stream: stream('reliability', 'clusters'), replicates: 400 } },
  )
  assert.ok(plain.ece.interval && plain.ece.interval.low < (plain.ece.value ?? NaN) && plain.ece.interval.high > (plain.ece.value ?? NaN))
  assert.ok(width(clustered.ece) > 0)
  assert.match(plain.ece.interval.method, /^plain bootstrap/)
  assert.match(clustered.ece.interval?.method ?? '', /^cluster bootstrap/)
  assert.notEqual(width(clustered.ece), width(plain.ece))
  assert.match(reliability({ labels, probabilities }).ece.reason ?? '', /bootstrap/)
})

test('no cases and an empty bin give a reason', () => {
  const none = reliability({ labels: new Uint8Array(0), probabilities: new Float64Array(0) })
  assert.deepEqual([none.ece.value, none.ece.reason, none.bins.length], [null, 'no cases', 0])
  const sparse = reliability({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(0.95, 0.01) }, { bins: 4 })
  assert.equal(sparse.bins[1].meanProbability, null)
  assert.match(sparse.bins[1].observed.reason ?? '', /no cases/)
  close(sparse.mce.value, 0.05)
})
