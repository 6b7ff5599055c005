import type { Values } from './demand.ts'
import type { GateRequest } from './request.ts'

/** What a gate says, from best to worst. */
export type Answer = 'allow' | 'allow-supervised' | 'allow-not-evidence' | 'deny'

/** On what an allowing answer depends. */
export type Condition = 'supervised' | 'not-evidence'

/** A time in which a slot of the asked length would fit: instants [start, end) in ISO 8601 and local days, both included; null is unbounded. */
export interface Opening {
  readonly start: string | null
  readonly end: string | null
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** What cures a reason: a code that the catalogues word, its values, and when the gate would open after it alone. */
export interface Cure {
  readonly code: string
  readonly values: Values
  readonly opens: readonly Opening[]
}

/** One unmet demand: a code that the catalogues word, its values, the policies that make it, and its cures. */
export interface Reason {
  readonly code: string
  readonly values: Values
  readonly policies: readonly { readonly id: string; readonly version: number; readonly source: string; readonly check: boolean }[]
  /** Where it does not close the gate: under what condition. */
  readonly relief: Condition | null
  readonly cures: readonly Cure[]
}

/** The answer of a gate with everything that it stands on. */
export interface Decision {
  readonly decision: Answer
  readonly conditions: readonly Condition[]
  /** Who supervises, for a supervised answer. */
  readonly supervisors: readonly string[]
  /** Who opened a closed gate and why; null where nobody had to. */
  readonly brokenGlass: { readonly role: string; readonly reason: string } | null
  /** Every unmet demand, also those that a condition or a broken glass outweighs. */
  readonly reasons: readonly Reason[]
  readonly opensBetween: { readonly now: readonly Opening[]; readonly afterCures: readonly Opening[] }
  readonly request: GateRequest
  /** Versions in force during the slot that make demands of it. */
  readonly policies: readonly { readonly id: string; readonly version: number; readonly check: boolean }[]
  /** By which tags policies knew what was asked for. */
  readonly tags: readonly string[]
  /** Keys of the facts that were looked up, found or not. */
  readonly looks: readonly string[]
  /** SHA-256 of request, policies and facts that the answer stands on, in hexadecimal. */
  readonly inputs: string
}
