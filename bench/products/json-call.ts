import { hash } from 'node:crypto'
import type { Answer, Inputs, Tensor } from '../contract.ts'
import { answerOf, Misbehaviour, quote } from './misbehaviour.ts'
import { checkOutputs } from './outputs.ts'

/** A number as JSON: missing (NaN) is null, an infinite one 1e999, which every reader of doubles takes for it. */
export const numeral = (value: number): string =>
  Number.isFinite(value) ? (Object.is(value, -0) ? '-0.0' : String(value)) : Number.isNaN(value) ? 'null' : value > 0 ? '1e999' : '-1e999'

function numerals(data: Float32Array | Float64Array): string {
  let text = ''
  for (let index = 0; index < data.length; index += 1) text += index === 0 ? numeral(data[index]) : `,${numeral(data[index])}`
  return text
}

/** A call as one line of JSON, and the id that its answer must have. */
export interface WrittenCall {
  readonly id: number
  readonly line: string
}

/**
 * Writes a call: `{"id":1,"inputs":{"x":{"shape":[1,2],"data":[0.5,null]}}}`. Its id is 48 bits of the SHA-256 of its inputs:
 * nobody can answer a call that he has not read, and a product sees the same id wherever the call is made.
 */
export function writeCall(inputs: Inputs): WrittenCall {
  const tensors = Object.entries(inputs).map(
    ([name, { data, shape }]) => `${JSON.stringify(name)}:{"shape":${JSON.stringify(shape)},"data":[${numerals(data)}]}`,
  )
  const text = `{${tensors.join(',')}}`
  const id = hash('sha256', text, 'buffer').readUIntBE(0, 6)
  return { id, line: `{"id":${id},"inputs":${text}}` }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whatever a product sent, as text: its own methods are not called, and what is nested too deeply to be written has no text. */
export function spelt(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return String(JSON.stringify(value))
  } catch {
    return 'what is nested too deeply'
  }
}

function readTensor(name: string, value: unknown): Tensor {
  if (!isRecord(value) || !Array.isArray(value.shape) || !Array.isArray(value.data)) {
    throw new Misbehaviour('invalid', `output ${quote(name)} is not {"shape": […], "data": […]}`)
  }
  const [shape, data]: readonly (readonly unknown[])[] = [value.shape, value.data]
  const length = shape.find((each) => typeof each !== 'number')
  if (length !== undefined) throw new Misbehaviour('invalid', `output ${quote(name)} has a dimension of ${quote(spelt(length))}`)
  const wrong = data.findIndex((each) => typeof each !== 'number')
  if (wrong !== -1)
    throw new Misbehaviour('invalid', `output ${quote(name)} has ${quote(spelt(data[wrong]))} at position ${wrong}, not a number`)
  return { data: Float64Array.from(data as readonly number[]), shape: shape as readonly number[] }
}

/** The JSON of a message; what is none is garbage. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Misbehaviour('invalid', `wrote ${quote(text)}, which is not JSON`)
  }
}

/**
 * The answer `{"id":1,"outputs":{"probability":{"shape":[2],"data":[0.1,0.9]}}}` to the call with this id; `{"id":1,"error":"…"}` is a
 * product's own way to say that it has none. Throws where the message is no answer to this call at all.
 */
export function readAnswer(message: unknown, id: number): Answer {
  if (!isRecord(message)) throw new Misbehaviour('invalid', `wrote ${quote(spelt(message))}, which is not an answer`)
  if (message.id !== id) throw new Misbehaviour('invalid', `answered call ${quote(spelt(message.id))} where ${id} was asked`)
  return answerOf(() => {
    if (typeof message.error === 'string') throw new Misbehaviour('invalid', `said ${quote(message.error)}`)
    if (!isRecord(message.outputs)) throw new Misbehaviour('invalid', 'its answer has no outputs')
    return checkOutputs(Object.fromEntries(Object.entries(message.outputs).map(([name, value]) => [name, readTensor(name, value)])))
  })
}
