import type { ConfusionCounts } from './confusion.ts'
import { requireCounts } from './confusion.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue } from './scored-cases.ts'

const method = 'log method (Simel)'

/** Ratio (a/m) / (b/n) of two independent proportions with the log interval. */
function ratio(a: number, m: number, b: number, n: number, level: number, undefinedReason: string): Estimate {
  const z = criticalValue(level)
  const sizes = { n: m + n, events: m, method }
  if (m === 0 || n === 0) return { value: null, interval: null, ...sizes, reason: `no ${m === 0 ? 'positive' : 'negative'} case` }
  if (b === 0) return { value: null, interval: null, ...sizes, reason: undefinedReason }
  const value = a / m / (b / n)
  if (a === 0) return { value, interval: null, ...sizes, reason: 'the log interval does not exist for a ratio of 0' }
  const half = z * Math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
  if (half === 0) return { value, interval: null, ...sizes, reason: 'degenerate: the standard error of the log ratio is 0' }
  return { value, interval: { low: value * Math.exp(-half), high: value * Math.exp(half), level, method }, ...sizes }
}

/** Positive likelihood ratio Se / (1 − Sp) with the log interval of Simel, Samsa and Matchar (J Clin Epidemiol 44:763, 1991). */
export function likelihoodRatioPositive(counts: ConfusionCounts, { level = 0.95 }: LevelOption = {}): Estimate {
  requireCounts(counts)
  const { tp, fp, fn, tn } = counts
  return ratio(tp, tp + fn, fp, fp + tn, level, 'no false positive, so the ratio has no finite value')
}

/** Negative likelihood ratio (1 − Se) / Sp with the log interval of Simel, Samsa and Matchar (J Clin Epidemiol 44:763, 1991). */
export function likelihoodRatioNegative(counts: ConfusionCounts, { level = 0.95 }: LevelOption = {}): Estimate {
  requireCounts(counts)
  const { tp, fp, fn, tn } = counts
  return ratio(fn, tp + fn, tn, fp + tn, level, 'no true negative, so the ratio has no finite value')
}
