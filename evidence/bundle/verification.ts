import type { BundleStep, BundleVerification, Check as BundleCheck } from '@vitalbench/kernel/bundle'

/**
 * A step of a verification: those of the offline check, and what takes the bench that made the evidence.
 * `findings`: derived again from the outcomes. `reports`: drawn again from the findings.
 * Of a search: `holds` and `breaks`: the evidence of both ends is intact; `search`: its record follows from plan, probes and evidence.
 */
export type Step = BundleStep | 'findings' | 'reports' | 'search' | 'holds' | 'breaks'

/** One step of a verification, in the order of the steps. `ok` is null for what could not be checked, and `detail` says why. */
export type Check = BundleCheck<Step>

/** What came of verifying an evidence folder. */
export interface Verification extends BundleVerification<Step> {
  /** The findings were derived again from the outcomes and agree bit for bit. */
  readonly derived: boolean
}
