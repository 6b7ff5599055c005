import type { Bench, Case, Outcome } from '../contract.ts'
import type { Circumstances } from '../circumstances.ts'
import type { LockedPlan } from '../study/locked-plan.ts'

/** How far a run is. `total` and `secondsLeft` are null while unknown; `failed` counts cases without a valid answer. */
export interface RunProgress {
  readonly done: number
  readonly total: number | null
  readonly failed: number
  readonly secondsLeft: number | null
  readonly casesPerSecond: number
}

/** How cases of a locked plan are run, wherever their outcomes are kept. */
export interface CaseRunOptions<P = unknown, C extends Case = Case> {
  readonly plan: LockedPlan
  readonly bench: Bench<P, C>
  /** The study's folder: data and products lie relative to it. */
  readonly folder: string
  /** Worker threads, each with product processes of its own; the result does not depend on it. */
  readonly workers: number
  readonly signal?: AbortSignal
  /** Called at most ten times a second, and once at the end. */
  readonly onProgress?: (progress: RunProgress) => void
  readonly log?: (message: string) => void
  /** Paths that a product must not see beside the study's data. */
  readonly hide?: readonly string[]
  /** Cases that are run first; if none of them is answered, the run is refused. 2 by default, 0 for none. */
  readonly dryRun?: number
  /** Outcomes of an earlier run whose sessions are played again: no product is started but those that the bench brings along. */
  readonly recorded?: readonly Outcome[]
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number
  /** URL of the module whose `openProduct` links to the products; that of this package by default. */
  readonly products?: string
  /** Refuses products that this machine cannot confine, whatever the plan allows. */
  readonly isolation?: 'required'
}

/** How a locked plan is run in a folder. */
export interface RunOptions<P = unknown, C extends Case = Case> extends CaseRunOptions<P, C> {
  /** Folder of the journal and its lock; made if it is not there. A run that was interrupted is continued from it. */
  readonly work: string
}

/** What a run leaves: the outcomes in case order, and how it went. */
export interface RunResult {
  readonly outcomes: readonly Outcome[]
  readonly circumstances: Pick<Circumstances, 'started' | 'finished' | 'resumed' | 'workers' | 'enforcement' | 'load'>
}
