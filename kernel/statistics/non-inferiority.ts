import type { CasesUntilConclusive } from './cases-until-conclusive.ts'
import { casesUntilConclusive } from './cases-until-conclusive.ts'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'

/** Verdict on non-inferiority; `superior` where the lower bound lies above 0 as well (closed testing, no alpha lost). */
export interface NonInferiority {
  readonly verdict: 'pass' | 'fail' | 'inconclusive'
  readonly superior: boolean
  /** Further cases that would settle it; null unless inconclusive. */
  readonly more: CasesUntilConclusive | null
  readonly reason?: string
}

/**
 * Judges a difference new − reference (higher is better) against a margin ≥ 0: pass if the lower bound lies above −margin,
 * fail if the upper bound lies below it, else inconclusive with the cases still needed.
 *
 * @example
 * nonInferiority({ estimate: aurocDifference({ labels, scores, reference }).difference, margin: 0.05 }).verdict
 */
export function nonInferiority({ estimate, margin }: { readonly estimate: Estimate; readonly margin: number }): NonInferiority {
  if (!(margin >= 0 && margin < Infinity)) throw fail('STATISTICS_RANGE', { what: 'margin', value: margin, range: '[0, Infinity)' })
  const { interval } = estimate
  if (interval === null) {
    const reason = estimate.reason ?? 'the difference has no interval'
    return { verdict: 'inconclusive', superior: false, more: casesUntilConclusive({ estimate, limit: -margin }), reason }
  }
  if (interval.low > -margin) return { verdict: 'pass', superior: interval.low > 0, more: null }
  if (interval.high < -margin) return { verdict: 'fail', superior: false, more: null }
  return { verdict: 'inconclusive', superior: false, more: casesUntilConclusive({ estimate, limit: -margin }) }
}
