import type { Table } from '@vitalbench/bench'
import { operatingPoints } from '@vitalbench/kernel/statistics'
import type { ScoredCases } from '@vitalbench/kernel/statistics'
import type { RocRule, ThresholdPlan } from './plan.ts'
import { thresholdTable } from './tables.ts'

/**
 * The threshold that a rule picks on the tuning cases. `sensitivity` takes the highest threshold that reaches it,
 * `specificity` the lowest one; ties of Youden's index, compared in whole cases, go to the higher threshold.
 * Infinity, so that nobody is called positive, where no threshold fulfils the rule.
 */
export function chooseThreshold(rule: RocRule, tuning: ScoredCases): number {
  const { thresholds, truePositives, falsePositives, positives, negatives } = operatingPoints(tuning)
  if (positives === 0 || negatives === 0) return Infinity
  // Youden's index times positives · negatives, which is a whole number.
  const youden = (i: number): number => truePositives[i] * negatives - falsePositives[i] * positives
  let best = -1
  for (let i = 0; i < thresholds.length; i++) {
    if (!Number.isFinite(thresholds[i])) continue
    if (rule.choose === 'sensitivity' && best < 0 && truePositives[i] / positives >= rule.atLeast) best = i
    if (rule.choose === 'specificity' && (negatives - falsePositives[i]) / negatives >= rule.atLeast) best = i
    if (rule.choose === 'youden' && (best < 0 || youden(i) > youden(best))) best = i
  }
  return best < 0 ? Infinity : thresholds[best]
}

/** The threshold of a plan: its number, or the one chosen on the tuning cases, with the table that says so. `choose` is asked only then. */
export function lockedThreshold(
  rule: ThresholdPlan,
  choose: () => { readonly value: number; readonly n: number },
): { readonly value: number; readonly tables: readonly Table[] } {
  if (typeof rule === 'number') return { value: rule, tables: [] }
  const { value, n } = choose()
  return { value, tables: Number.isFinite(value) ? [thresholdTable(rule, value, n)] : [] }
}
