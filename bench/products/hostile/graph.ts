/** Smallest writer of ONNX files that the attacks need: protobuf by hand, opset 13. */
type Bytes = Uint8Array

const varint = (value: number): Bytes => {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Uint8Array.from([...bytes, rest])
}
const join = (parts: readonly Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]))
const number = (field: number, value: number): Bytes => join([varint(field * 8), varint(value)])
const bytes = (field: number, value: Bytes): Bytes => join([varint(field * 8 + 2), varint(value.length), value])
const text = (field: number, value: string): Bytes => bytes(field, new TextEncoder().encode(value))

const types = { float: 1, int64: 7, bool: 9 }

/** An input or output: a free dimension is a name. */
export interface ValueInfo {
  readonly name: string
  readonly type?: keyof typeof types
  readonly shape: readonly (number | string)[]
}

/** One operator with its inputs and outputs, and attributes as ready bytes. */
export interface GraphNode {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: readonly Bytes[]
}

/** A constant of the graph. */
export interface Constant {
  readonly name: string
  readonly type: keyof typeof types
  readonly shape: readonly number[]
  readonly data: Float32Array | BigInt64Array | Uint8Array
}

/** A graph as bytes of GraphProto, for a model or for the body of a loop. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly constants?: readonly Constant[]
  readonly inputs: readonly ValueInfo[]
  readonly outputs: readonly ValueInfo[]
}

const valueInfo = ({ name, type = 'float', shape }: ValueInfo): Bytes => {
  const dimensions = shape.map((length) => bytes(1, typeof length === 'number' ? number(1, length) : text(2, length)))
  return join([text(1, name), bytes(2, bytes(1, join([number(1, types[type]), bytes(2, join(dimensions))])))])
}

const tensor = ({ name, type, shape, data }: Constant): Bytes =>
  join([
    ...shape.map((length) => number(1, length)),
    number(2, types[type]),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ])

const graphProto = ({ nodes, constants = [], inputs, outputs }: Graph): Bytes =>
  join([
    ...nodes.map(({ op, inputs, outputs, attributes = [] }) =>
      bytes(
        1,
        join([
          ...inputs.map((name) => text(1, name)),
          ...outputs.map((name) => text(2, name)),
          text(4, op),
          ...attributes.map((each) => bytes(5, each)),
        ]),
      ),
    ),
    text(2, 'graph'),
    ...constants.map((each) => bytes(5, tensor(each))),
    ...inputs.map((each) => bytes(11, valueInfo(each))),
    ...outputs.map((each) => bytes(12, valueInfo(each))),
  ])

/** Attribute that holds a graph: the body of a loop. */
export const graphAttribute = (name: string, graph: Graph): Bytes => join([text(1, name), bytes(6, graphProto(graph)), number(20, 5)])

/** A model file. */
export const writeModel = (graph: Graph): Bytes =>
  join([number(1, 8), text(2, 'vitalbench'), bytes(7, graphProto(graph)), bytes(8, number(2, 13))])

const features: ValueInfo = { name: 'features', shape: ['n', 3] }
const probability: ValueInfo = { name: 'probability', shape: ['n', 1] }

/** Logistic regression: sigmoid(features · (1, 2, 3)ᵀ). */
export const logistic = writeModel({
  nodes: [
    { op: 'MatMul', inputs: ['features', 'weights'], outputs: ['logit'] },
    { op: 'Sigmoid', inputs: ['logit'], outputs: ['probability'] },
  ],
  constants: [{ name: 'weights', type: 'float', shape: [3, 1], data: Float32Array.of(1, 2, 3) }],
  inputs: [features],
  outputs: [probability],
})

/** Answers the logarithm of its input: NaN below 0. */
export const logarithm = writeModel({
  nodes: [{ op: 'Log', inputs: ['features'], outputs: ['logarithm'] }],
  inputs: [features],
  outputs: [{ name: 'logarithm', shape: ['n', 3] }],
})

/** Negates whole numbers. */
export const counts = writeModel({
  nodes: [{ op: 'Neg', inputs: ['counts'], outputs: ['negative'] }],
  inputs: [{ name: 'counts', type: 'int64', shape: ['n'] }],
  outputs: [{ name: 'negative', type: 'int64', shape: ['n'] }],
})

/** Sums the numbers of a tensor of 100,000 × 100,000 ones: 37 GiB. */
export const huge = writeModel({
  nodes: [
    { op: 'Expand', inputs: ['first', 'size'], outputs: ['matrix'] },
    { op: 'Mul', inputs: ['matrix', 'matrix'], outputs: ['square'] },
    { op: 'ReduceSum', inputs: ['square'], outputs: ['sum'] },
  ],
  constants: [{ name: 'size', type: 'int64', shape: [2], data: BigInt64Array.of(100_000n, 100_000n) }],
  inputs: [{ name: 'first', shape: [1] }],
  outputs: [{ name: 'sum', shape: [1, 1] }],
})

/** A loop whose condition stays true for 2⁶² turns. */
export const endless = writeModel({
  nodes: [
    {
      op: 'Loop',
      inputs: ['turns', 'go', 'first'],
      outputs: ['last'],
      attributes: [
        graphAttribute('body', {
          nodes: [
            { op: 'Identity', inputs: ['going'], outputs: ['goOn'] },
            { op: 'Sin', inputs: ['state'], outputs: ['next'] },
          ],
          inputs: [
            { name: 'turn', type: 'int64', shape: [] },
            { name: 'going', type: 'bool', shape: [] },
            { name: 'state', shape: [1] },
          ],
          outputs: [
            { name: 'goOn', type: 'bool', shape: [] },
            { name: 'next', shape: [1] },
          ],
        }),
      ],
    },
  ],
  constants: [
    { name: 'turns', type: 'int64', shape: [], data: BigInt64Array.of(2n ** 62n) },
    { name: 'go', type: 'bool', shape: [], data: Uint8Array.of(1) },
  ],
  inputs: [{ name: 'first', shape: [1] }],
  outputs: [{ name: 'last', shape: [1] }],
})
