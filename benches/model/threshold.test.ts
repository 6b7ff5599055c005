import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseThreshold } from './threshold.ts'

// Positives at 9, 7, 6, 3; negatives at 8, 5, 4, 2, 1: every rule can be read off the list.
const tuning = { labels: Uint8Array.of(1, 0, 1, 1, 0, 0, 1, 0, 0), scores: Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1) }

test('sensitivity: the highest threshold that reaches it', () => {
  assert.equal(chooseThreshold({ choose: 'sensitivity', atLeast: 0.75, on: 'tuning' }, tuning), 6)
  assert.equal(chooseThreshold({ choose: 'sensitivity', atLeast: 0.76, on: 'tuning' }, tuning), 3)
})

test('specificity: the lowest threshold that keeps it', () => {
  assert.equal(chooseThreshold({ choose: 'specificity', atLeast: 0.8, on: 'tuning' }, tuning), 6)
  assert.equal(chooseThreshold({ choose: 'specificity', atLeast: 0.4, on: 'tuning' }, tuning), 3)
})

test('specificity: a share that is exactly reached counts, whatever 1 − x rounds to', () => {
  const scores = Float64Array.from({ length: 101 }, (_, i) => i)
  const labels = Uint8Array.from(scores, (score) => (score === 100 ? 1 : 0))
  assert.equal(chooseThreshold({ choose: 'specificity', atLeast: 0.93, on: 'tuning' }, { labels, scores }), 93)
})

test("Youden's index: the largest sum, the higher threshold of equals", () => {
  assert.equal(chooseThreshold({ choose: 'youden', on: 'tuning' }, tuning), 6)
})

test('where no threshold fulfils the rule nobody is called positive: an empty class, only infinite scores', () => {
  const oneClass = { labels: Uint8Array.of(1, 1), scores: Float64Array.of(1, 2) }
  assert.equal(chooseThreshold({ choose: 'youden', on: 'tuning' }, oneClass), Infinity)
  const failed = { labels: Uint8Array.of(1, 0), scores: Float64Array.of(-Infinity, Infinity) }
  assert.equal(chooseThreshold({ choose: 'youden', on: 'tuning' }, failed), Infinity)
})
