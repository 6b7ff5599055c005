import { rocCurve } from '@vitalbench/kernel/statistics'
import type { ScoredCases } from '@vitalbench/kernel/statistics'
import type { RocRule } from './plan.ts'

/**
 * The threshold that a rule picks on the tuning cases. `sensitivity` takes the highest threshold that reaches it,
 * `specificity` the lowest one; ties of Youden's index go to the higher threshold.
 * Infinity, so that nobody is called positive, where no threshold fulfils the rule.
 */
export function chooseThreshold(rule: RocRule, tuning: ScoredCases): number {
  const curve = rocCurve(tuning) ?? { x: [], y: [], thresholds: [] }
  let best = 0
  for (let i = 1; i < curve.x.length; i++) {
    if (!Number.isFinite(curve.thresholds[i])) continue
    if (rule.choose === 'sensitivity' && best === 0 && curve.y[i] >= rule.atLeast) best = i
    if (rule.choose === 'specificity' && 1 - curve.x[i] >= rule.atLeast) best = i
    if (rule.choose === 'youden' && (best === 0 || curve.y[i] - curve.x[i] > curve.y[best] - curve.x[best])) best = i
  }
  return best === 0 ? Infinity : curve.thresholds[best]
}
