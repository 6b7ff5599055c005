import type { Findings, JudgedCriterion, Verdict } from '@vitalbench/bench'

/** What `findings.json` holds: the findings of the bench, the criteria as judged, and the verdict of the whole study. */
export type JudgedFindings = Findings & {
  readonly verdict: Verdict
  readonly criteria: readonly JudgedCriterion[]
}
