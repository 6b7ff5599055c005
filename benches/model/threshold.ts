import { rocCurve } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from './columns.ts'
import { fail } from './errors.ts'
import type { ThresholdPlan } from './plan.ts'

type Rule = Exclude<ThresholdPlan, number>

/**
 * The threshold of a plan: the locked number, or the one that the declared rule picks on the tuning cases.
 * `sensitivity` takes the highest threshold that reaches it, `specificity` the lowest; ties of Youden's index go to the higher threshold.
 */
export function chooseThreshold(rule: Exclude<Rule, { choose: 'utility' }>, tuning: CaseColumns): number {
  const { thresholds, sensitivity, specificity } = rocCurve(tuning)
  let best = -1
  for (let i = 0; i < thresholds.length; i++) {
    if (!Number.isFinite(thresholds[i])) continue
    if (rule.choose === 'sensitivity' && sensitivity[i] >= rule.atLeast) {
      best = i
      break
    }
    if (rule.choose === 'specificity' && specificity[i] >= rule.atLeast) best = i
    if (rule.choose === 'youden' && (best < 0 || sensitivity[i] + specificity[i] > sensitivity[best] + specificity[best])) best = i
  }
  if (best < 0) throw fail('MODEL_THRESHOLD_UNREACHABLE', { rule: JSON.stringify(rule), n: tuning.n })
  return thresholds[best]
}
