import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InferenceSession } from 'onnxruntime-node'
import { describeOnnx } from './describe-onnx.ts'
import * as graphs from './hostile/graph.ts'

const { endless, huge, logarithm, logistic } = graphs
const typeNames: Readonly<Record<string, string>> = { float32: 'float', float64: 'double' }

test('inputs and outputs are those that ONNX Runtime finds', async () => {
  for (const model of [logistic, logarithm, huge, endless]) {
    const session = await InferenceSession.create(model)
    const found = (metadata: readonly InferenceSession.ValueMetadata[]) =>
      metadata.map((each) => ({
        name: each.name,
        type: each.isTensor ? (typeNames[each.type] ?? each.type) : null,
        shape: each.isTensor ? each.shape.map((length) => (typeof length === 'number' ? length : null)) : null,
      }))
    assert.deepEqual(describeOnnx(model), { inputs: found(session.inputMetadata), outputs: found(session.outputMetadata) })
  }
})

test('bytes that are no model are null, cut at any place or not', () => {
  assert.equal(describeOnnx(new Uint8Array()), null)
  assert.equal(describeOnnx(new TextEncoder().encode('%PDF-1.7 this is no graph')), null)
  for (let length = 0; length < logistic.length; length += 1) assert.doesNotThrow(() => describeOnnx(logistic.subarray(0, length)))
})
