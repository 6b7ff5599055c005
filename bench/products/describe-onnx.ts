/** An input or an output of a graph. `type` is ONNX's (`float`, `double`, `int64` …), null for maps and sequences; a free dimension is null. */
export interface OnnxPort {
  readonly name: string
  readonly type: string | null
  readonly shape: readonly (number | null)[] | null
}

/** What a graph takes and gives. Inputs with a default (an initializer of the same name) are not listed. */
export interface OnnxSignature {
  readonly inputs: readonly OnnxPort[]
  readonly outputs: readonly OnnxPort[]
}

/** Names of TensorProto.DataType in the order of their numbers; onnx.proto of the ONNX project. */
const elementTypes =
  'undefined float uint8 int8 uint16 int16 int32 int64 string bool float16 double uint32 uint64 complex64 complex128 bfloat16'.split(' ')

/** Value of a field of a protobuf message: a whole number, or the bytes of a string or message. */
type Field = readonly [number: number, value: number | Uint8Array]

/** Fields of a protobuf message in order; those of fixed width are skipped. Throws a RangeError where the bytes are no message. */
function fields(bytes: Uint8Array): readonly Field[] {
  const found: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      if (at >= bytes.length || scale > 2 ** 63) throw new RangeError('no varint')
      const byte = bytes[at]
      at += 1
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const [number, wire] = [Math.floor(tag / 8), tag % 8]
    if (wire === 0) found.push([number, varint()])
    else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4
    else if (wire === 2) {
      const length = varint()
      if (at + length > bytes.length) throw new RangeError('no message')
      found.push([number, bytes.subarray(at, at + length)])
      at += length
    } else throw new RangeError('no field')
  }
  return found
}

const all = (message: readonly Field[], number: number): readonly Uint8Array[] =>
  message.flatMap(([each, value]) => (each === number && typeof value !== 'number' ? [value] : []))
const first = (message: readonly Field[], number: number): readonly Field[] | null => {
  const [bytes] = all(message, number)
  return bytes === undefined ? null : fields(bytes)
}
const whole = (message: readonly Field[], number: number): number | null => {
  const value = message.find(([each]) => each === number)?.[1]
  return typeof value === 'number' ? value : null
}
const text = (message: readonly Field[], number: number): string => new TextDecoder().decode(all(message, number)[0])

/** ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 } } } }. */
function port(bytes: Uint8Array): OnnxPort {
  const info = fields(bytes)
  const type = first(info, 2)
  const tensor = type && first(type, 1)
  const shape = tensor && first(tensor, 2)
  return {
    name: text(info, 1),
    type: tensor && (elementTypes[whole(tensor, 1) ?? 0] ?? 'undefined'),
    shape: shape && all(shape, 1).map((dimension) => whole(fields(dimension), 1)),
  }
}

/**
 * Reads the inputs and outputs of an ONNX file without running it; null if the bytes are not an ONNX model.
 *
 * @example
 * describeOnnx(await readFile('model.onnx'))?.inputs // [{ name: 'features', type: 'float', shape: [null, 30] }]
 */
export function describeOnnx(bytes: Uint8Array): OnnxSignature | null {
  try {
    // ModelProto: graph 7. GraphProto: initializer 5 (its name 8), input 11, output 12.
    const graph = first(fields(bytes), 7)
    if (graph === null || all(graph, 12).length === 0) return null
    const defaults = new Set(all(graph, 5).map((tensor) => text(fields(tensor), 8)))
    return {
      inputs: all(graph, 11)
        .map(port)
        .filter(({ name }) => !defaults.has(name)),
      outputs: all(graph, 12).map(port),
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
