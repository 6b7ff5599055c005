import { expit, logit } from '@vitalbench/kernel/numbers'
import type { ConfusionCounts } from './confusion.ts'
import { requireCounts } from './confusion.ts'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { wilsonLimits } from './proportion.ts'
import { criticalValue } from './scored-cases.ts'

/** Limits of F1: TP among TP + FP + FN is binomial, and F1 = 2q / (1 + q) of that proportion q. */
function f1Limits(tp: number, errors: number, z: number): readonly [number, number] {
  const [low, high] = wilsonLimits(tp, tp + errors, z)
  return [(2 * low) / (1 + low), (2 * high) / (1 + high)]
}

/**
 * F-beta score (1 + β²)TP / ((1 + β²)TP + β²FN + FP), β > 0, 1 by default. F1 has the indirect Wilson interval
 * (Lam et al., arXiv 2309.14621, 2023); other β have the delta method on the logit, Var = 1/TP + (β⁴FN + FP)/(β²FN + FP)².
 */
export function fScore(counts: ConfusionCounts, { level = 0.95, beta = 1 }: LevelOption & { readonly beta?: number } = {}): Estimate {
  requireCounts(counts)
  if (!(beta > 0 && beta < Infinity)) throw fail('STATISTICS_RANGE', { what: 'beta', value: beta, range: '(0, Infinity)' })
  const { tp, fp, fn, tn } = counts
  const z = criticalValue(level)
  const method = beta === 1 ? 'F1, indirect Wilson' : `F-beta (β = ${beta}), delta method on the logit`
  const sizes = { n: tp + fp + fn + tn, events: tp + fn, method }
  if (tp + fp + fn === 0) return { value: null, interval: null, ...sizes, reason: 'neither a positive case nor a positive answer' }
  const square = beta * beta
  const errors = square * fn + fp
  const value = ((1 + square) * tp) / ((1 + square) * tp + errors)
  if (beta === 1) {
    const [low, high] = f1Limits(tp, fp + fn, z)
    return { value, interval: { low, high, level, method }, ...sizes }
  }
  if (tp === 0 || errors === 0) return { value, interval: null, ...sizes, reason: `degenerate: the logit of ${value} is infinite` }
  const half = z * Math.sqrt(1 / tp + (square * square * fn + fp) / (errors * errors))
  return { value, interval: { low: expit(logit(value) - half), high: expit(logit(value) + half), level, method }, ...sizes }
}
