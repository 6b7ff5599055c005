import type { Tensor } from '../contract.ts'
import { Misbehaviour, quote } from './misbehaviour.ts'

/** Largest size of a message that a product may send, in bytes. */
export const largestMessage = 16 * 2 ** 20

const volume = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1)

/** Holds the outputs of a product to their form: whole dimensions, as many numbers as these say, each of them finite. */
export function checkOutputs(outputs: Readonly<Record<string, Tensor>>): Readonly<Record<string, Tensor>> {
  for (const [name, { data, shape }] of Object.entries(outputs)) {
    const misshapen = shape.find((length) => !Number.isSafeInteger(length) || length < 0)
    if (misshapen !== undefined) throw new Misbehaviour('invalid', `output ${quote(name)} has a dimension of ${misshapen}`)
    if (volume(shape) !== data.length) {
      throw new Misbehaviour(
        'invalid',
        `output ${quote(name)} has ${data.length} numbers where its shape [${shape.join(', ')}] says ${volume(shape)}`,
      )
    }
    for (let index = 0; index < data.length; index += 1) {
      if (!Number.isFinite(data[index])) throw new Misbehaviour('invalid', `output ${quote(name)} is ${data[index]} at position ${index}`)
    }
  }
  return outputs
}
