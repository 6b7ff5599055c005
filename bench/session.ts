import type { Answer } from './contract.ts'

/** What a session's product did instead of acting. */
export type SessionFailure = Exclude<Answer, { readonly status: 'ok' }>

/** A named number that travels in a session. `unit` is UCUM; an input that is missing is NaN in process and null on the wire. */
export interface Signal {
  readonly id: string
  readonly unit: string
  readonly range?: readonly [low: number, high: number]
}

/** What a controller takes and gives, as its manufacturer declares it, in the order in which the numbers stand. */
export interface SessionContract {
  readonly inputs: readonly Signal[]
  readonly outputs: readonly Signal[]
  /** Virtual seconds from one decision to the next. */
  readonly periodSeconds: number
}

/** How a session begins: its contract, a name that tells nothing, and what a clinician would enter of the patient. */
export interface SessionOpening {
  readonly contract: SessionContract
  readonly session: string
  readonly patient: Readonly<Record<string, number | string>>
  /** Wall-clock seconds that each decision may take before it counts as late and the session goes on; without it only the case is bounded. */
  readonly deadlineSeconds?: number
}

/** A controller in the process of the bench: alloc-free, synchronous. It throws what it has to complain. */
export interface Controller {
  open(opening: SessionOpening): ControllerSession
}

/** One session of a controller. `inputs` are read and `outputs` filled in contract order; `seconds` is virtual time. An event is given back. */
export interface ControllerSession {
  step(index: number, seconds: number, inputs: Float64Array, outputs: Float64Array): string | void
}

/** Something that a product did at a decision beside acting in time. */
export type SessionNote = readonly [index: number, what: SessionFailure['status'] | 'event', text: string]

/** All that a session said, enough to play it again without the product. */
export interface SessionRecord {
  /** Every number that the product gave, decision after decision. */
  readonly acts: readonly number[]
  /** What the product did instead of acting, and alarms or modes that it told, with the index of the decision. */
  readonly notes: readonly SessionNote[]
  /** SHA-256 over every message of both sides, in order. */
  readonly chain: string
}

/** A dialogue in lock-step with the product under test; the lab owns virtual time. */
export interface Session {
  /**
   * One decision: shows `inputs`, fills `outputs`. Null if the product acted, else what it did instead, at once or later.
   * After a failure every further step has the same one, but for a decision that missed its own deadline: the next one is asked again.
   */
  step(index: number, seconds: number, inputs: Float64Array, outputs: Float64Array): SessionFailure | null | Promise<SessionFailure | null>
  /** Ends the session. */
  end(): Promise<SessionRecord>
}
