import type { Bench } from '../contract.ts'
import type { ReadFile } from './digests.ts'
import type { Found } from './issue-mistakes.ts'

/** What the checks of one study file share: its bench if there is such a one, its files, and where mistakes go. */
export interface Context {
  readonly bench: Bench | undefined
  readonly read: ReadFile
  readonly report: Report
}

/** Takes mistakes with paths from the top of the study file. */
export type Report = (mistakes: readonly Found[]) => void
