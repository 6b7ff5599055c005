import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glycaemia } from './glycaemia.ts'
import { glycaemiaRisk, griZone } from './gri.ts'

test('zones are fifths of the range, with their upper ends', () => {
  const seen = [0, 20, 20.01, 40, 40.01, 60, 60.01, 80, 80.01, 100].map(griZone).join('')
  assert.equal(seen, 'AABBCCDDEE')
  for (const index of [-1, 100.1, NaN]) assert.throws(() => griZone(index), { code: 'MEASURE_RANGE' })
})

test('a worked tracing: 1 % very low, 3 % low, 20 % high, 5 % very high', () => {
  const found = glycaemiaRisk({ below54: 1, below70: 4, above180: 25, above250: 5 })
  // 3.0·1 + 2.4·3 + 1.6·5 + 0.8·20
  assert.ok(Math.abs(found.index - 34.2) < 1e-12)
  assert.equal(found.zone, 'B')
  assert.ok(Math.abs(found.hypoglycaemia - 3.4) < 1e-12 && Math.abs(found.hyperglycaemia - 15) < 1e-12)
})

test('agrees with the index of a glucose series, and is capped at 100', () => {
  for (const values of [
    [53.9, 54, 69.9, 70, 100, 140, 180, 180.1, 250, 250.1],
    [48, 45, 49, 300],
    [100, 120],
  ]) {
    const summary = glycaemia(values)
    assert.ok(Math.abs(glycaemiaRisk(summary).index - summary.gri) < 1e-12)
  }
  assert.equal(glycaemiaRisk({ below54: 100, below70: 100, above180: 0, above250: 0 }).index, 100)
  assert.throws(() => glycaemiaRisk({ below54: 0, below70: 101, above180: 0, above250: 0 }), { code: 'MEASURE_RANGE' })
})
