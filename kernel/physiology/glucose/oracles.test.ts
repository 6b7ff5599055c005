import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { glucoseOracles } from './oracles.ts'

for (const oracle of glucoseOracles) {
  test(`${oracle.id} agrees with its source`, () => {
    const { comparisons } = runOracle(oracle)
    assert.deepEqual(
      comparisons.filter(({ holds }) => !holds),
      [],
    )
  })
}
