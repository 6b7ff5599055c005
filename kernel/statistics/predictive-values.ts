import { expit } from '@vitalbench/kernel/numbers'
import type { ConfusionCounts } from './confusion.ts'
import { requireCounts } from './confusion.ts'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue } from './scored-cases.ts'

const method = 'logit of Mercaldo, Lau and Zhou'

/**
 * Predictive values that the same sensitivity and specificity would have at another prevalence in (0, 1), with the logit
 * interval of Mercaldo, Lau and Zhou (Stat Med 26:2170, 2007). No interval where sensitivity or specificity is 0 or 1.
 *
 * @example
 * predictiveValuesAt({ tp: 240, fn: 178, fp: 87, tn: 288 }, 0.03).ppv.value // 0.0711
 */
export function predictiveValuesAt(
  counts: ConfusionCounts,
  prevalence: number,
  { level = 0.95 }: LevelOption = {},
): { readonly ppv: Estimate; readonly npv: Estimate } {
  requireCounts(counts)
  if (!(prevalence > 0 && prevalence < 1)) throw fail('STATISTICS_RANGE', { what: 'prevalence', value: prevalence, range: '(0, 1)' })
  const z = criticalValue(level)
  const { tp, fp, fn, tn } = counts
  const m = tp + fn
  const n = fp + tn
  const sizes = { n: m + n, events: m, method: `at prevalence ${prevalence}, ${method}` }
  if (m === 0 || n === 0) {
    const nothing = { value: null, interval: null, ...sizes, reason: `no ${m === 0 ? 'positive' : 'negative'} case` }
    return { ppv: nothing, npv: nothing }
  }
  const predictive = (right: number, wrong: number, variance: number, answer: string): Estimate => {
    if (right + wrong === 0) return { value: null, interval: null, ...sizes, reason: `no ${answer} answer` }
    const value = right / (right + wrong)
    if (!Number.isFinite(variance) || variance === 0)
      return {
        value,
        interval: null,
        ...sizes,
        reason: 'degenerate: sensitivity or specificity is 0 or 1, so the logit has no finite variance',
      }
    const half = z * Math.sqrt(variance)
    const centre = Math.log(right / wrong)
    return { value, interval: { low: expit(centre - half), high: expit(centre + half), level, method }, ...sizes }
  }
  const se = tp / m
  const sp = tn / n
  return {
    ppv: predictive(se * prevalence, (1 - sp) * (1 - prevalence), fn / tp / m + tn / fp / n, 'positive'),
    npv: predictive(sp * (1 - prevalence), (1 - se) * prevalence, tp / fn / m + fp / tn / n, 'negative'),
  }
}
