import { chiSquareSurvival } from '@vitalbench/kernel/numbers'
import type { Estimate } from './estimate.ts'

/** Test whether a statistic differs across groups. `groups` counts those that entered; the others have no value or no positive standard error. */
export interface Interaction {
  readonly q: number | null
  readonly df: number
  readonly p: number | null
  readonly groups: number
  readonly leftOut: number
  readonly reason?: string
}

/**
 * Cochran's Q of one statistic in independent groups (Biometrics 10:101, 1954): Σ w(θ − θ̄)², w = 1 / SE², chi-square on
 * groups − 1 degrees of freedom under no interaction. Null with a reason below two groups.
 *
 * @example
 * interactionTest([auroc(women), auroc(men)]).p
 */
export function interactionTest(estimates: readonly Estimate[]): Interaction {
  const entered = estimates.flatMap(({ value, standardError }) =>
    value !== null && typeof standardError === 'number' && standardError > 0
      ? [{ value, weight: 1 / (standardError * standardError) }]
      : [],
  )
  const groups = entered.length
  const leftOut = estimates.length - groups
  if (groups < 2) return { q: null, df: 0, p: null, groups, leftOut, reason: `${groups} group(s) with a standard error; two are needed` }
  const weights = entered.reduce((sum, { weight }) => sum + weight, 0)
  const mean = entered.reduce((sum, { value, weight }) => sum + weight * value, 0) / weights
  const q = entered.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0)
  return { q, df: groups - 1, p: chiSquareSurvival(q, groups - 1), groups, leftOut }
}
