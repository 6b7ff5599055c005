import type { Inputs } from '../contract.ts'
import type { OnnxPort, OnnxSignature } from './describe-onnx.ts'
import { quote } from './misbehaviour.ts'

const shapeText = (shape: readonly (number | null)[] | null): string =>
  shape === null ? 'any shape' : `[${shape.map((n) => n ?? '?').join(', ')}]`

const accepts = (port: OnnxPort, shape: readonly number[]): boolean =>
  port.shape === null || (port.shape.length === shape.length && port.shape.every((length, k) => length === null || length === shape[k]))

/** Why a call does not fit a graph, null if it does. */
export function unfit(signature: OnnxSignature, inputs: Inputs): string | null {
  const wanted = signature.inputs.map(({ name, shape }) => `${quote(name)} ${shapeText(shape)}`).join(', ')
  const unknown = Object.keys(inputs).find((name) => !signature.inputs.some((port) => port.name === name))
  if (unknown !== undefined) return `the graph has no input ${quote(unknown)}, it takes ${wanted}`
  for (const port of signature.inputs) {
    const given = inputs[port.name]
    if (given === undefined) return `the graph wants an input ${quote(port.name)}, which is not given`
    if (!accepts(port, given.shape))
      return `input ${quote(port.name)} is ${shapeText(given.shape)} where the graph takes ${shapeText(port.shape)}`
  }
  return null
}
