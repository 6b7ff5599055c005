import type { Stream } from '@vitalbench/kernel/numbers'
import type { Channel, Disturbance, PlantRun } from '../plants/plant.ts'
import { alterBy, secondsInto } from './alter.ts'
import type { Alter } from './alter.ts'
import type { Fault } from './fault.ts'

/** The faults of a session between patient, controller and body. */
export interface Rig {
  /** Alters what is shown, one number a channel. */
  readonly show: (values: Float64Array, seconds: number) => void
  /** Alters what the pump is ordered to deliver. */
  readonly deliver: (values: Float64Array, seconds: number) => void
  /** Acts on the body. */
  readonly act: (run: PlantRun, seconds: number) => void
  /** The time that the controller's clock shows. */
  readonly clock: (seconds: number) => number
}

/** What a rig is built from. */
export interface RigOptions {
  readonly faults: readonly Fault[]
  readonly observations: readonly Channel[]
  readonly commands: readonly Channel[]
  readonly disturbances: readonly Disturbance[]
  readonly periodSeconds: number
  readonly stream: (name: string) => Stream
}

function altering({ faults, periodSeconds, stream }: RigOptions, channels: readonly Channel[], missing: number) {
  const work = faults.flatMap((fault, index): readonly { readonly at: number; readonly alter: Alter }[] => {
    const at = channels.findIndex(({ id }) => id === fault.on)
    if (at < 0 || fault.operation === 'body' || fault.operation === 'clock') return []
    const alter = alterBy(fault, { channel: channels[at], periodSeconds, stream: stream(`fault ${index}`), missing })
    return [{ at, alter }]
  })
  return (values: Float64Array, seconds: number): void => {
    for (let k = 0; k < work.length; k++) values[work[k].at] = work[k].alter(values[work[k].at], seconds)
  }
}

/** Builds the faults of a session; each acts on the work of those before it. */
export function buildRig(options: RigOptions): Rig {
  const { faults, observations, commands, disturbances } = options
  const clocks = faults.filter(({ operation }) => operation === 'clock')
  const bodies = disturbances.flatMap(({ name, rest }) => {
    const own = faults.filter(({ operation, on }) => operation === 'body' && on === name)
    return own.length > 0 ? [{ name, rest, own }] : []
  })
  return {
    show: altering(options, observations, NaN),
    deliver: altering(options, commands, 0),
    act: (run, seconds) => {
      for (const { name, rest, own } of bodies) {
        const active = own.findLast((fault) => secondsInto(fault, seconds) >= 0)
        run.disturb(name, active?.size ?? rest)
      }
    },
    clock: (seconds) => {
      let shown = seconds
      for (const fault of clocks) if (secondsInto(fault, seconds) >= 0) shown += (fault.size ?? 0) * 60
      return shown
    },
  }
}
