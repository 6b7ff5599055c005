import type { Case, Outcome } from '../contract.ts'
import type { Enforcement } from '../circumstances.ts'
import type { RecordedLoad } from '../products/index.ts'
import type { LockedPlan } from '../study/locked-plan.ts'

/** A case and its place in the order of the study. */
export interface Numbered {
  readonly index: number
  readonly case: Case
  /** The outcome from which its sessions are played, in a playback. */
  readonly recorded?: Outcome
}

/** What a worker is started with. */
export interface WorkerStart {
  readonly plan: LockedPlan
  /** Module of the bench, and of `openProduct`. */
  readonly module: string
  readonly products: string
  readonly folder: string
  readonly hide: readonly string[]
  /** Whether foreign products are played from records instead of being started. */
  readonly playback: boolean
  /** Refuses products that cannot be confined, whatever the plan allows. */
  readonly isolation?: 'required'
  /** One Int32: index of the running case plus 1, 0 between cases; tells which case a dead worker died of. */
  readonly current: SharedArrayBuffer
}

/** Something said of the product under test and of its reference. */
export interface Both<T> {
  readonly product: T
  readonly reference: T | null
}

/** What a worker is told. */
export type ToWorker = { readonly type: 'cases'; readonly cases: readonly Numbered[] } | { readonly type: 'close' }

/** What a worker says. `lines` are whole lines of the journal; `done` closes a chunk. */
export type FromWorker =
  | { readonly type: 'ready'; readonly enforcement: Both<readonly Enforcement[]> }
  | { readonly type: 'outcomes'; readonly lines: string }
  | { readonly type: 'done'; readonly msPerCase: number }
  | { readonly type: 'log'; readonly message: string }
  | { readonly type: 'closed'; readonly load: Both<RecordedLoad> }
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly cure: string }
