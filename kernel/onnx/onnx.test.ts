import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fitBoostedTrees, fitLogistic, logisticProbabilities, treesProbabilities } from '@vitalbench/kernel/learning'
import { stream } from '@vitalbench/kernel/numbers'
import * as native from 'onnxruntime-node'
import * as web from 'onnxruntime-web'
import { logisticToOnnx, treesToOnnx } from './index.ts'

const rows = 5000
const random = stream('onnx')
const labels = Uint8Array.from({ length: rows }, () => random.integer(2))
const scales = [1, 1000, 1e-3, 50, 7, 1]
const full = scales.map((scale) => Float64Array.from(labels, (label) => scale * (random.normal() + 0.4 * label + 3)))
const missing = full.map((values) => values.map((value) => (random.double() < 0.3 ? NaN : value)))
const card = { name: 'simulated', inputs: scales.map((_, index) => `input ${index}`), properties: { version: '1.0.0' } }

const { model: trees } = fitBoostedTrees({ columns: missing, labels }, { trees: 200, learningRate: 0.2, leaves: 31, depth: 8 })
const logistic = fitLogistic({ columns: full, labels }, { l2: 1, standardise: true })
const models = [
  { name: 'trees', onnx: treesToOnnx(trees, card), columns: missing, own: treesProbabilities(trees, missing) },
  {
    name: 'logistic',
    onnx: logisticToOnnx(logistic, card),
    columns: full,
    own: logisticProbabilities(logistic, full, { inputs: 'float32' }),
  },
]

const tensorOf = (columns: readonly Float64Array[]): Float32Array =>
  Float32Array.from({ length: rows * columns.length }, (_, i) => columns[i % columns.length][Math.floor(i / columns.length)])

async function answer(runtime: typeof native | typeof web, onnx: Uint8Array, columns: readonly Float64Array[]): Promise<Float32Array> {
  const session = await runtime.InferenceSession.create(onnx, { intraOpNumThreads: 1 })
  const { probability } = await session.run({ x: new runtime.Tensor('float32', tensorOf(columns), [rows, columns.length]) })
  assert.deepEqual(probability.dims, [rows, 1])
  return probability.data as Float32Array
}

const difference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a, (value, row) => Math.abs(value - b[row])).reduce((most, value) => Math.max(most, value), 0)

web.env.wasm.numThreads = 1

for (const { name, onnx, columns, own } of models)
  test(`${name}: ONNX Runtime native, ONNX Runtime WebAssembly and our own evaluation agree on ${rows} rows`, async (context) => {
    const [first, second] = [await answer(native, onnx, columns), await answer(web, onnx, columns)]
    const found = {
      'native and own': difference(first, own),
      'WebAssembly and own': difference(second, own),
      'native and WebAssembly': difference(first, second),
    }
    context.diagnostic(`largest differences of probability: ${JSON.stringify(found)}; ${onnx.length} bytes`)
    for (const value of Object.values(found)) assert.ok(value <= 5e-7)
    assert.ok(difference(own, new Float64Array(rows).fill(own[0])) > 0.3, 'the probabilities differ from row to row')
  })

const checker = spawnSync('/usr/bin/python3', ['-c', 'import onnx']).status === 0 ? false : 'Debian package python3-onnx is absent'

test('onnx.checker accepts the files, and reads what we wrote', { skip: checker }, () => {
  const program = `
import json, onnx, sys
from onnx import numpy_helper
model = onnx.load_model_from_string(sys.stdin.buffer.read())
onnx.checker.check_model(model, full_check=True)
print(json.dumps({
    'properties': {p.key: p.value for p in model.metadata_props},
    'operators': [n.op_type for n in model.graph.node],
    'constants': {c.name: numpy_helper.to_array(c).tolist() for c in model.graph.initializer},
    'opset': {o.domain: o.version for o in model.opset_import},
}))`
  const read = models.map(({ onnx }) => {
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', program], { input: onnx })
    assert.equal(status, 0, stderr.toString())
    return JSON.parse(stdout.toString())
  })
  const properties = { version: '1.0.0', inputs: JSON.stringify(card.inputs) }
  assert.deepEqual(read[0], {
    properties,
    operators: ['TreeEnsembleRegressor', 'Sigmoid'],
    constants: {},
    opset: { '': 13, 'ai.onnx.ml': 1 },
  })
  assert.deepEqual(read[1], {
    properties,
    operators: ['Cast', 'MatMul', 'Add', 'Sigmoid', 'Cast'],
    constants: { coefficients: Array.from(logistic.coefficients, (value) => [value]), intercept: [logistic.intercept] },
    opset: { '': 13 },
  })
})

test('the same model gives the same bytes', () => {
  assert.deepEqual(treesToOnnx(trees, card), models[0].onnx)
  assert.deepEqual(logisticToOnnx(logistic, card), models[1].onnx)
})

test('refused: another number of names than inputs', () => {
  assert.throws(() => treesToOnnx(trees, { name: 'x', inputs: ['a'] }), {
    code: 'ONNX_INPUT_NAMES',
    message: '1 input names for a model of 6 inputs',
  })
})
