import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answer } from '../contract.ts'
import { readAnswer, readJson } from './json-call.ts'
import { Misbehaviour } from './misbehaviour.ts'

const answer = (text: string): Answer => {
  try {
    return readAnswer(readJson(text), 1)
  } catch (error) {
    // Any other error would be ours, and its case would drop out of the measures.
    assert.ok(error instanceof Misbehaviour, String(error))
    return error.failure
  }
}
const deep = '['.repeat(200_000) + ']'.repeat(200_000)
const trap = '{"toString":null,"valueOf":null}'
const output = (shape: string, data: string) => `{"id":1,"outputs":{"p":{"shape":${shape},"data":${data}}}}`

describe('an answer that breaks its reader is the fault of the product', () => {
  for (const [name, text, reason] of [
    ['a list nested deeply', deep, /wrote "what is nested too deeply", which is not an answer/],
    ['an id nested deeply', `{"id":${deep}}`, /answered call "what is nested too deeply"/],
    ['an id without text', `{"id":${trap}}`, /answered call "\{\\"toString/],
    ['no id', '{}', /answered call "undefined" where 1 was asked/],
    ['a number without text', output('[1]', `[${trap}]`), /at position 0, not a number/],
    ['a number nested deeply', output('[1]', deep), /at position 0, not a number/],
    ['a dimension without text', output(`[${trap}]`, '[1]'), /has a dimension of/],
    ['a dimension that is none', output('[null]', '[1]'), /has a dimension of "null"/],
  ] as const)
    test(name, () => {
      const found = answer(text)
      assert.ok(found.status === 'invalid', found.status)
      assert.match(found.reason, reason)
    })
})

test('an output may be called like a method of every object', () => {
  const found = answer('{"id":1,"outputs":{"__proto__":{"shape":[1],"data":[0.5]},"constructor":{"shape":[],"data":[1]}}}')
  assert.ok(found.status === 'ok')
  assert.deepEqual(Object.keys(found.outputs), ['__proto__', 'constructor'])
})
