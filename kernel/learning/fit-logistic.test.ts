import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { fitLogistic, learningOracles } from './index.ts'
import aspirates from './oracles/breast-fna.json' with { type: 'json' }

for (const oracle of learningOracles)
  test(`oracle ${oracle.id}`, () => {
    const { comparisons, holds } = runOracle(oracle)
    assert.ok(holds, JSON.stringify(comparisons))
  })

const columns = aspirates.columns.slice(0, 10).map((values) => Float64Array.from(values))
const labels = Uint8Array.from(aspirates.y)

test('standardising changes nothing without a penalty', () => {
  const two = columns.slice(0, 2)
  const plain = fitLogistic({ columns: two, labels })
  const standardised = fitLogistic({ columns: two, labels }, { standardise: true })
  for (const [i, value] of plain.coefficients.entries()) assert.ok(Math.abs(value - standardised.coefficients[i]) < 1e-8)
  assert.ok(Math.abs(plain.intercept - standardised.intercept) < 1e-8)
})

test('refused: separable classes without a penalty, missing values, one class, other labels, other lengths', () => {
  const x = [Float64Array.of(1, 2, 3, 4)]
  const y = Uint8Array.of(0, 0, 1, 1)
  assert.throws(() => fitLogistic({ columns: x, labels: y }), { code: 'LEARNING_NOT_CONVERGED' })
  assert.throws(() => fitLogistic({ columns: [Float64Array.of(1, NaN, 3, 4)], labels: y }), {
    code: 'LEARNING_MISSING',
    message: /column 1 .* row 2/,
  })
  assert.throws(() => fitLogistic({ columns: x, labels: Uint8Array.of(1, 1, 1, 1) }), { code: 'LEARNING_ONE_CLASS' })
  assert.throws(() => fitLogistic({ columns: x, labels: Uint8Array.of(0, 1, 2, 1) }), { code: 'LEARNING_LABEL', message: /row 3 is 2/ })
  assert.throws(() => fitLogistic({ columns: x, labels: Uint8Array.of(0, 1) }), { code: 'LEARNING_SHAPE' })
  assert.throws(() => fitLogistic({ columns: [], labels: y }), { code: 'LEARNING_NO_INPUTS' })
})
