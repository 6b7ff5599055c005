import type { Sql } from '../database/database.ts'
import type { House } from '../operations/ask.ts'

/** Works on one job of a queue; throws if it has to come again. */
export type Work = (data: object, options: { readonly house: House; readonly signal: AbortSignal }) => Promise<void>

/** What works on which queue, as each part of the house exports it. */
export type QueueWork = Readonly<Record<string, Work>>

/** When and how a job is put: in which transaction, after which instant; `key` keeps a second one out while one of that key waits. */
export interface PutOptions {
  readonly database: Sql
  readonly key?: string
  readonly after?: Date
}

/** A queue in the database: what is put there in a transaction exists if that is committed, and any worker on any machine may take it. */
export interface Jobs {
  /** Puts a job into a queue, within the transaction given; gives its id, or null where one of its key is waiting already. */
  readonly put: (queue: string, data: object, options: PutOptions) => Promise<string | null>
  /** Works on jobs of a queue until it is stopped; a job whose work fails, or whose worker dies, comes again up to three times. */
  readonly work: (queue: string, work: (data: object, signal: AbortSignal) => Promise<void>) => Promise<void>
  /** How many jobs wait in each queue. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>
  /** Takes no more jobs, lets those at work end for at most 30 s, and closes. */
  readonly stop: () => Promise<void>
}
