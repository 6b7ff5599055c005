import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { deviceOracles } from './oracles.ts'

for (const oracle of deviceOracles)
  test(`oracle ${oracle.id}`, () => {
    const { comparisons } = runOracle(oracle)
    assert.deepEqual(
      comparisons.filter(({ holds }) => !holds),
      [],
    )
    assert.ok(comparisons.length > 0)
  })
