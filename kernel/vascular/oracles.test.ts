import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { vascularOracles } from './oracles.ts'

for (const oracle of vascularOracles) {
  test(`${oracle.id} agrees with its source`, () => {
    const { comparisons } = runOracle(oracle)
    assert.deepEqual(
      comparisons.filter(({ holds }) => !holds),
      [],
    )
  })
}
