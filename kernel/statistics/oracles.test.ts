import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOracle } from '@vitalbench/kernel/oracle'
import { statisticsOracles } from './oracles.ts'

for (const oracle of statisticsOracles)
  test(`oracle ${oracle.id}`, () => {
    const { comparisons } = runOracle(oracle)
    assert.ok(comparisons.length > 0)
    assert.deepEqual(
      comparisons.filter(({ holds }) => !holds),
      [],
    )
  })

test('every oracle has its own id and a source', () => {
  const ids = statisticsOracles.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(statisticsOracles.every(({ source }) => source.length > 0))
})
