import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { fitBoostedTrees, logLossOfScores, treesProbabilities } from './index.ts'
import { simulateRows } from './simulate-rows.ts'

const training = simulateRows('training', 3000, 60)
const tuning = simulateRows('tuning', 1000, 60)
test('every tree lowers the training loss, and the curve ends at the loss of the model', () => {
  const { model, trainingLoss } = fitBoostedTrees(training, { trees: 50 })
  assert.equal(trainingLoss.length, model.trees.length + 1)
  for (let i = 1; i < trainingLoss.length; i++) assert.ok(trainingLoss[i] < trainingLoss[i - 1])
  const scores = treesProbabilities(model, training.columns).map((p) => Math.log(p / (1 - p)))
  assert.ok(Math.abs(logLossOfScores(scores, training.labels) - trainingLoss[50]) < 1e-12)
})

test('a constant shift and scale by powers of two of a column changes no probability', () => {
  const moved = { ...training, columns: training.columns.map((values) => values.map((value) => 4 * value - 8)) }
  const [plain, shifted] = [training, moved].map((rows) => treesProbabilities(fitBoostedTrees(rows, { trees: 10 }).model, rows.columns))
  assert.deepEqual(shifted, plain)
})

test('a value that says all is found, missing or not', () => {
  const labels = Uint8Array.from({ length: 200 }, (_, row) => row % 2)
  const missing = Float64Array.from(labels, (label) => (label ? NaN : 5))
  const { model } = fitBoostedTrees({ columns: [missing], labels }, { trees: 100, learningRate: 0.5 })
  const [present, absent, other] = treesProbabilities(model, [Float64Array.of(5, NaN, 1e30)])
  assert.ok(present < 0.01 && absent > 0.99)
  assert.equal(other, present, 'a value above all seen goes with the present ones')
})

test('it stops on the tuning rows and keeps the best number of trees', () => {
  const { model, tuningLoss } = fitBoostedTrees(training, { trees: 400, learningRate: 0.3, tuning, patience: 10 })
  const best = tuningLoss.indexOf(Math.min(...tuningLoss))
  assert.equal(model.trees.length, best)
  assert.equal(tuningLoss.length, best + 11)
})

test('the limits of a tree hold', () => {
  const { model } = fitBoostedTrees(training, { trees: 5, leaves: 100, depth: 3, minChildWeight: 1e-3 })
  for (const { feature } of model.trees) assert.ok(feature.length <= 15)
  const heavy = fitBoostedTrees(training, { trees: 1, minChildWeight: 400 })
  assert.equal(heavy.model.trees.length, 0, 'no split leaves 400 on both sides of 750 at most')
})

const sampled = (seed: string) => fitBoostedTrees(training, { trees: 5, subsample: 0.5, stream: stream(seed) }).model

test('the same stream gives the same bits, another one does not', () => {
  assert.deepEqual(sampled('a'), sampled('a'))
  assert.notDeepEqual(sampled('a'), sampled('b'))
})

test('refused: an option outside its range', () => {
  assert.throws(() => fitBoostedTrees(training, { bins: 256 }), { code: 'LEARNING_OPTION', message: /bins is 256/ })
})
