import type { Mistake } from '@vitalbench/bench'
import type { Channel, Disturbance } from '../plants/plant.ts'
import { kindsOf, needsSize } from './fault.ts'
import type { Fault, FaultAlias } from './fault.ts'

/** What a fault can act on in a study, and how long its sessions are. */
export interface FaultPlaces {
  readonly channels: readonly Channel[]
  readonly disturbances: readonly Disturbance[]
  readonly aliases: Readonly<Record<string, FaultAlias>>
  readonly sessionMinutes: number
}

/** Names in quotation marks, one after the other. */
export const quoted = (list: readonly string[]): string => list.map((name) => `"${name}"`).join(', ')

/** The least size that a fault can have: lengths of time and deviations below 0 mean nothing, and a body takes so little of a disturbance. */
function leastSize({ operation, on }: Fault, disturbances: readonly Disturbance[]): number {
  if (operation === 'body') return disturbances.find(({ name }) => name === on)?.least ?? -Infinity
  return operation === 'delay' || operation === 'jitter' || operation === 'noise' ? 0 : -Infinity
}

/** Sizes that mean nothing, and a memory that goes back beyond the session. */
function sizeMistakes(fault: Fault, path: Mistake['path'], { disturbances, sessionMinutes }: FaultPlaces): readonly Mistake[] {
  const { kind, operation, size } = fault
  if (size === undefined) return []
  const least = leastSize(fault, disturbances)
  if (size < least)
    return [{ path: [...path, 'size'], message: `"${kind}" has the size ${size}`, cure: `give a size of at least ${least}` }]
  if ((operation !== 'delay' && operation !== 'jitter') || size <= sessionMinutes) return []
  return [
    {
      path: [...path, 'size'],
      message: `"${kind}" goes back ${size} min, a session lasts ${sessionMinutes} min`,
      cure: `give at most ${sessionMinutes} min`,
    },
  ]
}

function placeMistakes(fault: Fault, path: Mistake['path'], { channels, disturbances, aliases }: FaultPlaces): readonly Mistake[] {
  const { kind, operation, on, size } = fault
  const known = kindsOf(aliases)
  if (!known.includes(kind)) return [{ path: [...path, 'kind'], message: `unknown fault "${kind}"`, cure: `use ${quoted(known)}` }]
  const allowed = operation === 'body' ? disturbances.map(({ name }) => name) : operation === 'clock' ? [on] : channels.map(({ id }) => id)
  if (!allowed.includes(on)) return [{ path, message: `"${kind}" acts on "${on}"`, cure: `name one of ${quoted(allowed)} as "on"` }]
  if (size === undefined && needsSize(operation)) return [{ path, message: `"${kind}" has no size`, cure: 'add size' }]
  const channel = channels.find(({ id }) => id === on)
  if (operation === 'unit' && channel && Object.keys(channel.units).length === 1)
    return [{ path, message: `"${on}" has one unit only, "${channel.unit}"`, cure: 'use scale' }]
  return []
}

/** Mistakes of a fault at its path in the study: what it is, what it acts on, how strong, how often. */
export function faultMistakes(fault: Fault, path: Mistake['path'], places: FaultPlaces): readonly Mistake[] {
  const { kind, minutes, everyMinutes = Infinity } = fault
  const often: readonly Mistake[] =
    everyMinutes > minutes
      ? []
      : [
          {
            path: [...path, 'everyMinutes'],
            message: `"${kind}" comes again after ${everyMinutes} min and lasts ${minutes} min`,
            cure: 'make everyMinutes greater than minutes, or leave it out',
          },
        ]
  return [...placeMistakes(fault, path, places), ...sizeMistakes(fault, path, places), ...often]
}
