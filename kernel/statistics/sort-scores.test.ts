import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { sortScores, sortSpace } from './sort-scores.ts'

const random = stream('sort-scores')
const shapes: Readonly<Record<string, (i: number) => number>> = {
  normal: () => random.normal(),
  probability: () => random.double(),
  'few values': () => random.integer(7),
  'one high word': (i) => 1 + ((i * 7919) % 4001) * Number.EPSILON,
  'spread over all magnitudes': () => (random.double() < 0.5 ? -1 : 1) * Math.exp(random.normal() * 200),
  'two clusters of near ties': (i) => (i % 2) * 1e300 + 1 + random.integer(5000) * Number.EPSILON,
  constant: () => 0.3,
  'infinite and zeros': () => [-Infinity, Infinity, 0, -0, 5e-324, -5e-324, 1.7976931348623157e308][random.integer(7)],
  descending: (i) => -i,
}

for (const [name, shape] of Object.entries(shapes))
  for (const size of [0, 1, 1023, 5000, 70_001])
    test(`${size} scores sort as the engine sorts them: ${name}`, () => {
      const scores = Float64Array.from({ length: size }, (_, i) => shape(i))
      const expected = scores.slice().sort()
      // A view that does not begin at the start of its buffer, as the classes of an AUROC have it.
      const view = new Float64Array(size + 3).subarray(3)
      view.set(scores)
      const sorted = sortScores(view, sortSpace(size))
      for (let i = 0; i < size; i += 1) if (sorted[i] !== expected[i]) assert.fail(`${sorted[i]} at ${i} instead of ${expected[i]}`)
    })
