import type { Endpoint, Figure, OutcomeValue, Target } from '@vitalbench/bench'
import type { Stream } from '@vitalbench/kernel/numbers'
import type { z } from 'zod'
import type { FaultAlias } from '../faults/fault.ts'
import type { Session } from '../sessions.ts'
import type { Trace } from '../session/trace.ts'

/** A quantity that is observed or commanded. `units` are those that a controller may speak, with (number in that unit) / (number in `unit`). */
export interface Channel {
  readonly id: string
  readonly unit: string
  readonly units: Readonly<Record<string, number>>
  readonly about: string
}

/** Something that a fault can do to the body, with its value while no fault does it, and the least that the body takes. */
export interface Disturbance {
  readonly name: string
  readonly unit: string
  readonly rest: number
  readonly least?: number
}

/** A virtual patient of a case: a name, its parameters, what a clinician would enter, and the commands that keep it at rest. */
export interface PlantPatient {
  readonly id: string
  readonly parameters: Readonly<Record<string, number>>
  readonly view: Readonly<Record<string, number | string>>
  readonly rest: readonly number[]
  /** Where it comes from: the generator with its version, or a table. */
  readonly origin?: string
  /** Draws until one was plausible. */
  readonly draws?: number
  /** States of the model at the beginning, where these are not those at rest. */
  readonly state?: readonly number[]
}

/** A patient in a scenario, in virtual time from 0. */
export interface PlantRun {
  /** True values of the plant's observations now. */
  observe(into: Float64Array): void
  /** Holds commands, one a channel, for some seconds. */
  advance(seconds: number, commands: Float64Array): void
  /** Sets a disturbance, until it is set again. */
  disturb(name: string, value: number): void
  /** Seconds spent outside the domain of the model. */
  outsideSeconds(): number
}

/** How a run is opened: decisions so far apart, at half the step of its solver or not, and with which random streams. */
export interface RunOptions {
  readonly periodSeconds: number
  readonly half: boolean
  readonly stream: (name: string) => Stream
}

/** Turns true values into observed ones, or commands into delivered ones; called once a decision, in order. */
export type Transducer = (from: Float64Array, to: Float64Array, seconds: number) => void

/** An index of one session: an endpoint of its mean over patients, and whether the low, the high, or the value farthest from 0 is the bad one. */
export interface SessionIndex extends Pick<Endpoint, 'name' | 'unit' | 'better' | 'range'> {
  readonly worst: 'least' | 'greatest' | 'farthest'
  /** A channel without which there is no such index. */
  readonly needs?: string
}

/** How bad a value of an index is: the greater, the worse. */
export const badness = ({ worst }: Pick<SessionIndex, 'worst'>, value: number): number =>
  worst === 'greatest' ? value : worst === 'least' ? -value : Math.abs(value)

/** A kind of virtual patient under control. Adding one is a file, and a line in `plants.ts`. */
export interface Plant<P = never> {
  readonly name: string
  /** Keys of a plan that are this plant's own. */
  readonly shape: z.ZodRawShape
  readonly observations: readonly Channel[]
  readonly commands: readonly Channel[]
  /** Id of the observation that the controller is to hold. */
  readonly controlled: string
  readonly disturbances: readonly Disturbance[]
  readonly faults: Readonly<Record<string, FaultAlias>>
  readonly indices: readonly SessionIndex[]
  /** Limits of the controlled variable beyond which a session is stopped, unless the plan says others. */
  readonly envelope: readonly [low: number, high: number]
  readonly seconds: (plan: P) => number
  /** Files of the plan with their digests. */
  readonly files: (plan: P) => readonly { readonly path: string; readonly sha256: string }[]
  /** Channels that the model of a plan does not have. */
  readonly lacks?: (plan: P) => readonly string[]
  readonly patients: (
    plan: P,
    seed: string,
    read: (file: string) => Promise<Uint8Array>,
  ) => AsyncIterable<PlantPatient> | Promise<Iterable<PlantPatient>>
  readonly open: (patient: PlantPatient, plan: P, options: RunOptions) => PlantRun
  readonly sensor: (plan: P, options: RunOptions) => Transducer
  readonly actuator: (plan: P, options: RunOptions) => Transducer
  /** Ranges of the controlled variable that are aimed at, for pictures. */
  readonly targets: (plan: P) => readonly Target[]
  /** Figures of this plant alone; those shown have pages of their own. */
  readonly figures?: (sessions: readonly Session[], plan: P, shown: readonly Session[]) => readonly Figure[]
  /** Further values of a session that figures are drawn from. */
  readonly profile?: (trace: Trace, plan: P) => Readonly<Record<string, OutcomeValue>>
  /** Indices of a trace by name; null where one is undefined. */
  readonly judge: (trace: Trace, plan: P, patient: PlantPatient) => Readonly<Record<string, number | null>>
}
