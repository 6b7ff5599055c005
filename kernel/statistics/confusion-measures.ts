import type { ConfusionCounts } from './confusion.ts'
import { requireCounts } from './confusion.ts'
import type { Estimate } from './estimate.ts'
import { fScore } from './f-score.ts'
import { cohenKappa } from './kappa.ts'
import { likelihoodRatioNegative, likelihoodRatioPositive } from './likelihood-ratio.ts'
import { mcc } from './mcc.ts'
import { rootOfSquares } from './newcombe.ts'
import type { LevelOption } from './proportion.ts'
import { wilson } from './proportion.ts'

/** Measures of a binary test at one operating point. */
export interface ConfusionMeasures {
  readonly sensitivity: Estimate
  readonly specificity: Estimate
  readonly ppv: Estimate
  readonly npv: Estimate
  readonly accuracy: Estimate
  readonly balancedAccuracy: Estimate
  readonly youden: Estimate
  readonly lrPositive: Estimate
  readonly lrNegative: Estimate
  readonly f1: Estimate
  readonly mcc: Estimate
  readonly kappa: Estimate
  readonly prevalence: Estimate
}

const share = (events: number, n: number, level: number, none: string): Estimate => {
  const estimate = wilson(events, n, { level })
  return n === 0 ? { ...estimate, reason: none } : estimate
}

/** scale · (a + b) + shift of two independent proportions by variance recovery from their Wilson limits (Zou and Donner, Stat Med 27:1693, 2008). */
function recovered(a: Estimate, b: Estimate, scale: number, shift: number, events: number): Estimate {
  const method = 'MOVER from Wilson limits'
  const sizes = { n: a.n + b.n, events, method }
  if (a.value === null || b.value === null || !a.interval || !b.interval)
    return { value: null, interval: null, ...sizes, reason: a.reason ?? b.reason }
  const value = scale * (a.value + b.value) + shift
  const low = value - scale * rootOfSquares(a.value - a.interval.low, b.value - b.interval.low)
  const high = value + scale * rootOfSquares(a.interval.high - a.value, b.interval.high - b.value)
  return { value, interval: { low, high, level: a.interval.level, method }, ...sizes }
}

/**
 * Measures at an operating point. Proportions: Wilson. Balanced accuracy and Youden's index: MOVER from Wilson limits.
 * Likelihood ratios: Simel's log method. F1: indirect Wilson. MCC: delta method on Fisher z. Kappa: Fleiss-Cohen-Everitt.
 * A measure with an empty denominator has no value, and a reason.
 *
 * @example
 * confusionMeasures({ tp: 45, fn: 5, fp: 10, tn: 40 }).sensitivity.value // 0.9
 */
export function confusionMeasures(counts: ConfusionCounts, { level = 0.95 }: LevelOption = {}): ConfusionMeasures {
  requireCounts(counts)
  const { tp, fp, fn, tn } = counts
  const n = tp + fp + fn + tn
  const sensitivity = share(tp, tp + fn, level, 'no positive case')
  const specificity = share(tn, tn + fp, level, 'no negative case')
  return {
    sensitivity,
    specificity,
    ppv: share(tp, tp + fp, level, 'no positive answer'),
    npv: share(tn, tn + fn, level, 'no negative answer'),
    accuracy: share(tp + tn, n, level, 'no cases'),
    balancedAccuracy: recovered(sensitivity, specificity, 0.5, 0, tp + fn),
    youden: recovered(sensitivity, specificity, 1, -1, tp + fn),
    lrPositive: likelihoodRatioPositive(counts, { level }),
    lrNegative: likelihoodRatioNegative(counts, { level }),
    f1: fScore(counts, { level }),
    mcc: mcc(counts, { level }),
    kappa: {
      ...cohenKappa(
        [
          [tp, fn],
          [fp, tn],
        ],
        { level },
      ),
      events: tp + fn,
    },
    prevalence: share(tp + fn, n, level, 'no cases'),
  }
}
