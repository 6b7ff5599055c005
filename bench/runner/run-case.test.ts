import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Outcome } from '../contract.ts'
import { keptOutcome } from './run-case.ts'

const outcome = (values: Record<string, unknown>): Outcome => ({
  case: 'a',
  status: 'ok',
  reason: null,
  values: values as Outcome['values'],
})

test('what an outcome may hold is kept to the last bit, −0 as 0', () => {
  const numbers = [0.1 + 0.2, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, 1e21, -1.5]
  const kept = keptOutcome('a', outcome({ numbers, minus: -0, list: [-0, null], text: 'é\u2028"', yes: true, none: null }))
  assert.deepEqual(JSON.parse(canonicalJson(kept)), kept)
  assert.deepEqual(kept.values.numbers, numbers)
  assert.ok(Object.is(kept.values.minus, 0) && Object.is((kept.values.list as number[])[0], 0))
})

describe('what an outcome may not hold becomes an error that names the field', () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [Number.NaN, /value "x" is NaN/],
    [Infinity, /value "x" is Infinity/],
    [[1, -Infinity], /value "x" is -Infinity at \[1\]/],
    [[1, 'a'], /value "x" is string at \[1\]/],
    [undefined, /value "x" is undefined/],
    [{ a: 1 }, /value "x" is object/],
    [1n, /value "x" is bigint/],
    [new Float64Array(2), /value "x" is object/],
    ['\uD800', /value "x" is text with a lone surrogate/],
  ]
  for (const [value, reason] of wrong)
    test(String(reason), () => {
      const kept = keptOutcome('a', outcome({ x: value }))
      assert.deepEqual([kept.case, kept.status, kept.values], ['a', 'error', {}])
      assert.match(kept.reason!, reason)
    })
  test('another case, an unknown status, no outcome at all', () => {
    assert.match(keptOutcome('b', outcome({})).reason!, /outcome of case "a"/)
    assert.match(keptOutcome('a', { ...outcome({}), status: 'fine' as 'ok' }).reason!, /status is "fine"/)
    assert.match(keptOutcome('a', undefined as unknown as Outcome).reason!, /undefined instead of an outcome/)
    assert.match(keptOutcome('a', outcome({ status: 1 })).reason!, /a value is called "status"/)
    assert.match(keptOutcome('a', { ...outcome({}), reason: 3 as unknown as string }).reason!, /reason is 3/)
  })
})
