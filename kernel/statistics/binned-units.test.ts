import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { binnedUnits } from './binned-units.ts'

test('totals of resampled clusters are those of the rows, each as often as its cluster was drawn', () => {
  const random = stream('binned units', 'clusters')
  const rows = 500
  const probabilities = Float64Array.from({ length: rows }, () => random.double())
  const labels = Uint8Array.from(probabilities, () => random.integer(2))
  const bin = Uint32Array.from(probabilities, (p) => Math.floor(p * 7))
  // Clusters named by any numbers, their rows scattered; units are numbered in order of first appearance.
  const clusters = Array.from({ length: rows }, () => 100 - random.integer(40))
  const names = [...new Set(clusters)]
  for (const given of [clusters, undefined]) {
    const { units, total } = binnedUnits({ labels, probabilities }, { bin, bins: 7, clusters: given })
    assert.equal(units, given ? names.length : rows)
    for (let draw = 0; draw < 5; draw += 1) {
      const weights = Uint32Array.from({ length: units }, () => random.integer(3))
      const found = total(weights)
      for (let b = 0; b < 7; b += 1) {
        let [n, events, predicted] = [0, 0, 0]
        for (let row = 0; row < rows; row += 1) {
          const times = bin[row] === b ? weights[given ? names.indexOf(clusters[row]) : row] : 0
          n += times
          events += times * labels[row]
          predicted += times * probabilities[row]
        }
        assert.deepEqual([found.n[b], found.events[b]], [n, events])
        assert.ok(Math.abs(found.predicted[b] - predicted) < 1e-9)
      }
    }
  }
})
