import type { ControlContract } from '../contract.ts'
import { wires } from '../contract.ts'
import type { Plant } from '../plants/plant.ts'

/** How often a controller's outputs broke their contract, and how often another value stood in for them. */
export interface CommandCounts {
  outOfRange: number
  tooFast: number
  fallbacks: number
}

/** Turns what a controller gives into commands that the contract allows. */
export interface Commander {
  readonly counts: CommandCounts
  /** Reads outputs in the controller's units, or null where it gave none, into commands in the plant's units. */
  readonly take: (outputs: Float64Array | null, into: Float64Array) => void
}

/** Range, slew and fallback of every output; commands that the contract does not have stay at rest. */
export function openCommander(
  { outputs: signals }: ControlContract,
  { plant, rest }: { readonly plant: Pick<Plant, 'commands'>; readonly rest: readonly number[] },
): Commander {
  const tied = wires(signals, plant.commands)
  const last = Float64Array.from(signals, (_, i) => rest[tied[i].at] * tied[i].factor)
  const counts: CommandCounts = { outOfRange: 0, tooFast: 0, fallbacks: 0 }
  const instead = (i: number): number => {
    const { fallback } = signals[i]
    counts.fallbacks += 1
    return fallback === 'hold' ? last[i] : fallback === 'rest' ? rest[tied[i].at] * tied[i].factor : fallback
  }
  const bounded = (i: number, value: number): number => {
    const { range, slew } = signals[i]
    let allowed = Math.min(range[1], Math.max(range[0], value))
    if (allowed !== value) counts.outOfRange += 1
    if (slew !== undefined && Math.abs(allowed - last[i]) > slew) {
      counts.tooFast += 1
      allowed = last[i] + Math.sign(allowed - last[i]) * slew
    }
    return allowed
  }
  return {
    counts,
    take: (outputs, into) => {
      for (let i = 0; i < rest.length; i++) into[i] = rest[i]
      for (let i = 0; i < signals.length; i++) {
        last[i] = outputs === null ? instead(i) : bounded(i, outputs[i])
        into[tied[i].at] = last[i] / tied[i].factor
      }
    },
  }
}
