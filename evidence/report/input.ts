import type { Bench, Circumstances, LockedPlan } from '@vitalbench/bench'
import type { JudgedFindings } from '../findings.ts'

/** All that a report is made of; digests are SHA-256 in lower-case hexadecimal. */
export interface ReportInput {
  readonly plan: LockedPlan
  readonly planDigest: string
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
  readonly evidenceDigest: string
  readonly bench: Pick<Bench, 'name' | 'version' | 'title' | 'text'>
}
