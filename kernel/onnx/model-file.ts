import type { Message } from './protobuf.ts'
import { bytesField, encode, floatsField, integerField, integersField, messageField, textField } from './protobuf.ts'

/** What a model file says about itself: its name, the names of its inputs in tensor order, and further properties. */
export interface ModelCard {
  readonly name: string
  readonly inputs: readonly string[]
  readonly properties?: Readonly<Record<string, string>>
}

/** Element types of ONNX tensors (TensorProto.DataType). */
export const elementType = { float: 1, double: 11 } as const

/** Value of a node's attribute: floats and integers as typed arrays, texts as arrays of strings. */
export type Attribute = string | number | Float32Array | Int32Array | readonly string[]

/** A node of the graph. */
export interface Operation {
  readonly operator: string
  readonly domain?: 'ai.onnx.ml'
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: Readonly<Record<string, Attribute>>
  /** Columns of the float output, said where ONNX itself does not infer them. */
  readonly outputColumns?: number
}

/** A constant of the graph, in float64. */
export interface Constant {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float64Array
}

/** AttributeProto: name 1, i 3, s 4, floats 7, ints 8, strings 9, type 20. */
function attributeOf(name: string, value: Attribute): Message {
  const typed = (type: number, fields: Message): Message => [...textField(1, name), ...fields, ...integerField(20, type)]
  if (typeof value === 'number') return typed(2, integerField(3, value))
  if (typeof value === 'string') return typed(3, textField(4, value))
  if (value instanceof Float32Array) return typed(6, floatsField(7, value))
  if (value instanceof Int32Array) return typed(7, integersField(8, value))
  return typed(
    8,
    value.flatMap((text) => textField(9, text)),
  )
}

/** NodeProto: input 1, output 2, name 3, op_type 4, attribute 5, domain 7. */
const nodeOf = ({ operator, domain, inputs, outputs, attributes = {} }: Operation): Message => [
  ...inputs.flatMap((name) => textField(1, name)),
  ...outputs.flatMap((name) => textField(2, name)),
  ...textField(3, outputs[0]),
  ...textField(4, operator),
  ...Object.entries(attributes).flatMap(([name, value]) => messageField(5, attributeOf(name, value))),
  ...(domain ? textField(7, domain) : []),
]

/** TensorProto: dims 1, data_type 2, name 8, raw_data 9 in little-endian order. */
function tensorOf({ name, shape, values }: Constant): Message {
  const view = new DataView(new ArrayBuffer(8 * values.length))
  for (const [i, value] of values.entries()) view.setFloat64(8 * i, value, true)
  const raw = bytesField(9, new Uint8Array(view.buffer))
  return [...shape.flatMap((size) => integerField(1, size)), ...integerField(2, elementType.double), ...textField(8, name), ...raw]
}

/** ValueInfoProto of a float tensor [rows, columns], where the number of rows is free. */
function valueOf(name: string, columns: number): Message {
  const rows = messageField(1, textField(2, 'rows'))
  const shape = [...rows, ...messageField(1, integerField(1, columns))]
  const tensor = [...integerField(1, elementType.float), ...messageField(2, shape)]
  return [...textField(1, name), ...messageField(2, messageField(1, tensor))]
}

const opset = (domain: string, version: number): Message =>
  messageField(8, [...(domain ? textField(1, domain) : []), ...integerField(2, version)])

/**
 * An ONNX model (IR 8, opset 13, ai.onnx.ml 1) with the float input `x` [rows, inputs] and the float output `probability` [rows, 1].
 * ModelProto: ir_version 1, producer_name 2, graph 7, opset_import 8, metadata_props 14. The same model gives the same bytes.
 */
export function modelFile(card: ModelCard, operations: readonly Operation[], constants: readonly Constant[]): Uint8Array {
  const graph: Message = [
    ...operations.flatMap((operation) => messageField(1, nodeOf(operation))),
    ...textField(2, card.name),
    ...constants.flatMap((constant) => messageField(5, tensorOf(constant))),
    ...messageField(11, valueOf('x', card.inputs.length)),
    ...messageField(12, valueOf('probability', 1)),
    ...operations.flatMap(({ outputs, outputColumns }) => (outputColumns ? messageField(13, valueOf(outputs[0], outputColumns)) : [])),
  ]
  const machineLearning = operations.some(({ domain }) => domain === 'ai.onnx.ml')
  const properties = { ...card.properties, inputs: JSON.stringify(card.inputs) }
  return encode([
    ...integerField(1, 8),
    ...textField(2, 'vitalbench'),
    ...messageField(7, graph),
    ...opset('', 13),
    ...(machineLearning ? opset('ai.onnx.ml', 1) : []),
    ...Object.entries(properties).flatMap(([key, value]) => messageField(14, [...textField(1, key), ...textField(2, value)])),
  ])
}
