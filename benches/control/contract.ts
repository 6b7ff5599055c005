import type { Product, SessionContract } from '@vitalbench/bench'
import { z } from 'zod'
import type { Channel } from './plants/plant.ts'

const range = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, 'does not ascend')

const input = z.strictObject({ id: z.string().min(1), unit: z.string().min(1), range: range.optional() })

const output = z.strictObject({
  id: z.string().min(1),
  unit: z.string().min(1),
  range,
  /** Greatest change from one decision to the next, in the unit of the output. */
  slew: z.number().gt(0).optional(),
  /** What is delivered where the controller gives nothing: the patient's resting command, the last one, or a number. */
  fallback: z.union([z.enum(['rest', 'hold']), z.number()]).default('rest'),
})

/** What a controller takes and gives, and how often. */
export const contractSchema = z.strictObject({
  periodSeconds: z.number().gt(0).max(86_400),
  inputs: z.array(input).min(1),
  outputs: z.array(output).min(1),
})

/** Contract of a controller. */
export type ControlContract = z.infer<typeof contractSchema>

/** The contract that a product declares; throws where it is not one of this bench. */
export const contractOf = (product: Product): ControlContract => contractSchema.parse(product.contract)

/** A signal of a contract, tied to its channel: its place among the plant's channels, and (number on the wire) / (number in the plant). */
export interface Wire {
  readonly at: number
  readonly factor: number
}

/** Ties signals to channels; throws nothing, for `inspect` has seen them. */
export const wires = (signals: readonly { readonly id: string; readonly unit: string }[], channels: readonly Channel[]): readonly Wire[] =>
  signals.map(({ id, unit }) => {
    const at = channels.findIndex((channel) => channel.id === id)
    return { at, factor: channels[at]?.units[unit] ?? NaN }
  })

/** The part of a contract that the controller is told. */
export const toldContract = ({ periodSeconds, inputs, outputs }: ControlContract): SessionContract => ({
  periodSeconds,
  inputs,
  outputs: outputs.map(({ id, unit, range: limits }) => ({ id, unit, range: limits })),
})
