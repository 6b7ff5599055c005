import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { numbersOracles } from './oracles.ts'

for (const oracle of numbersOracles) {
  test(`${oracle.id}: ${oracle.method}`, () => {
    const { comparisons } = runOracle(oracle)
    assert.ok(comparisons.length > 0)
    assert.deepEqual(
      comparisons.filter(({ holds }) => !holds),
      [],
    )
  })
}
