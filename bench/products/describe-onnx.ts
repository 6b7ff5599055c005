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

/** Reads the inputs and outputs of an ONNX file without running it; null if the bytes are not an ONNX model. */
export declare function describeOnnx(bytes: Uint8Array): OnnxSignature | null
