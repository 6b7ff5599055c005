import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutcomeValue } from '@vitalbench/bench'
import { compareOutcomes } from './compare-outcomes.ts'
import { exampleOutcomes } from './example-run.ts'

const changed = (index: number, values: Record<string, OutcomeValue>) =>
  exampleOutcomes.map((outcome, i) => (i === index ? { ...outcome, values: { ...outcome.values, ...values } } : outcome))

test('a run compared with itself is the same', () => {
  assert.deepEqual(compareOutcomes(exampleOutcomes, structuredClone(exampleOutcomes)), {
    same: true,
    cases: 40,
    differing: 0,
    differences: [],
    largest: 0,
  })
})

test('the smallest difference of one value is found and measured', () => {
  const { error } = exampleOutcomes[5].values as { error: number }
  const ulp = 2 ** -55
  assert.deepEqual(compareOutcomes(exampleOutcomes, changed(5, { error: error + ulp })), {
    same: false,
    cases: 40,
    differing: 1,
    differences: [{ case: 'case-5', field: 'error', first: error, second: error + ulp }],
    largest: ulp,
  })
  assert.equal(compareOutcomes(exampleOutcomes, changed(0, { error: -0 })).differing, 1)
  assert.equal(compareOutcomes(exampleOutcomes, changed(7, { trace: [1, null, 0] })).differing, 1)
})

test('cases that are missing, more or elsewhere differ, and the list is short', () => {
  const shorter = compareOutcomes(exampleOutcomes, exampleOutcomes.slice(0, 39))
  assert.deepEqual(
    [shorter.cases, shorter.differing, shorter.differences],
    [40, 1, [{ case: 'case-39', field: 'case', first: 'case-39', second: null }]],
  )
  const reversed = compareOutcomes(exampleOutcomes, exampleOutcomes.toReversed(), 3)
  assert.deepEqual([reversed.differing, reversed.differences.length], [40, 3])
})
