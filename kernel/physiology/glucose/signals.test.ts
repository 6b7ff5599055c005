import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hovorka } from './hovorka/index.ts'
import { kanderian } from './kanderian/index.ts'
import { s2008 } from './s2008/index.ts'

test('a controller, a sensor and a scenario see the same signals in every model', () => {
  for (const model of [hovorka, kanderian]) {
    assert.deepEqual(
      model.outputs.map(({ name, unit }) => [name, unit]),
      s2008.outputs.map(({ name, unit }) => [name, unit]),
    )
    assert.deepEqual(
      model.inputs.map(({ name, unit, rest }) => [name, unit, rest]),
      s2008.inputs.map(({ name, unit, rest }) => [name, unit, rest]),
    )
    assert.equal(model.time, s2008.time)
  }
})
