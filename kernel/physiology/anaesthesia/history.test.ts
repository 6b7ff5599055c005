import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHistory } from './history.ts'

test('recalls the last row at or before a time, across growth and forgetting', () => {
  const history = openHistory(2)
  const row = new Float64Array(2)
  for (let k = 0; k < 500; k++) {
    history.remember(k, Float64Array.of(k, -k))
    const asked = k - 40.25
    const since = history.recall(asked, row)
    assert.deepEqual([...row], asked < 0 ? [0, -0] : [Math.floor(asked), -Math.floor(asked)])
    assert.equal(since, asked < 0 ? 0 : 0.75)
  }
  assert.equal(history.recall(459, row), 0)
  assert.equal(row[0], 459)
  assert.equal(history.recall(1000, row), 501)
  assert.equal(row[0], 499)
})
