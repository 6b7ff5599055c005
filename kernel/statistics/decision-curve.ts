import type { ClusterUnits } from './cluster-products.ts'
import { clusterProducts, clusterUnits } from './cluster-products.ts'
import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { ClusteredOptions } from './mean-estimate.ts'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import type { ClassSizes } from './scored-cases.ts'
import { criticalValue } from './scored-cases.ts'

/** Options of net benefit: `prevalence` in (0, 1) of the population that is meant, where the cases were sampled by outcome. */
export interface NetBenefitOptions extends ClusteredOptions {
  readonly prevalence?: number
}

/** One point of a decision curve. Treating no one has net benefit 0; the last two are null where they are not defined. */
export interface DecisionPoint {
  readonly threshold: number
  readonly netBenefit: Estimate
  readonly treatAll: number
  /** Net benefit / prevalence: the share of the greatest possible benefit. */
  readonly standardised: number | null
  /** Interventions avoided per 100 cases against treating all, at no loss of true positives: 100 (NB − NB_all)(1 − t)/t. */
  readonly interventionsAvoided: number | null
}

/**
 * Net benefit of acting where p ≥ t: π·TPR − (1 − π)·FPR·t/(1 − t) (Vickers and Elkin, Med Decis Making 26:565, 2006), π the
 * share of events or a supplied prevalence. t in [0, 1); at 0 everyone is treated. Interval by the delta method from the
 * contributions of the cases.
 *
 * @example
 * netBenefit({ labels, probabilities }, { threshold: 0.2 }).interval
 */
export function netBenefit(
  predictions: Predictions,
  { threshold, prevalence, level = 0.95, clusters }: NetBenefitOptions & { readonly threshold: number },
): Estimate {
  return netBenefitAt(predictions, { ...classesAndUnits(predictions, clusters), threshold, prevalence, level })
}

/**
 * Decision curve: net benefit with interval at every threshold, beside treating all and treating no one; empty without cases.
 *
 * @example
 * decisionCurve({ labels, probabilities }, { thresholds: [0.05, 0.1, 0.2] })
 */
export function decisionCurve(
  predictions: Predictions,
  { thresholds, prevalence, level = 0.95, clusters }: NetBenefitOptions & { readonly thresholds: readonly number[] },
): readonly DecisionPoint[] {
  const classes = classesAndUnits(predictions, clusters)
  const n = predictions.labels.length
  if (n === 0) return []
  const share = prevalence ?? classes.positives / n
  return thresholds.map((threshold) => {
    const found = netBenefitAt(predictions, { ...classes, threshold, prevalence, level })
    const treatAll = share - ((1 - share) * threshold) / (1 - threshold)
    const { value } = found
    return {
      threshold,
      netBenefit: found,
      treatAll,
      standardised: value !== null && share > 0 ? value / share : null,
      interventionsAvoided: value !== null && threshold > 0 ? (100 * (value - treatAll) * (1 - threshold)) / threshold : null,
    }
  })
}

interface ClassesAndUnits extends ClassSizes {
  readonly units: ClusterUnits
  readonly errors: 'delta method' | 'delta method, cluster-robust'
}

const classesAndUnits = (predictions: Predictions, clusters?: ArrayLike<number>): ClassesAndUnits => ({
  ...checkPredictions(predictions),
  units: clusterUnits(predictions.labels.length, clusters),
  errors: clusters ? 'delta method, cluster-robust' : 'delta method',
})

function netBenefitAt(
  { labels, probabilities }: Predictions,
  {
    positives,
    negatives,
    units,
    errors,
    threshold,
    prevalence,
    level,
  }: ClassesAndUnits & { readonly threshold: number; readonly prevalence?: number; readonly level: number },
): Estimate {
  if (!(threshold >= 0 && threshold < 1)) throw fail('STATISTICS_RANGE', { what: 'threshold', value: threshold, range: '[0, 1)' })
  if (prevalence !== undefined && !(prevalence > 0 && prevalence < 1))
    throw fail('STATISTICS_RANGE', { what: 'prevalence', value: prevalence, range: '(0, 1)' })
  const z = criticalValue(level)
  const n = positives + negatives
  const method = `net benefit at threshold ${threshold}${prevalence === undefined ? '' : `, prevalence ${prevalence}`}`
  const shared = { n, events: positives, method }
  const none = (reason: string): Estimate => ({ value: null, interval: null, standardError: null, ...shared, reason })
  if (n === 0) return none('no cases')
  if (prevalence !== undefined && (positives === 0 || negatives === 0)) return none('one class is empty, and the prevalence is supplied')
  const odds = threshold / (1 - threshold)
  let truePositives = 0
  let falsePositives = 0
  for (let row = 0; row < n; row += 1) {
    if (probabilities[row] < threshold) continue
    if (labels[row] === 1) truePositives += 1
    else falsePositives += 1
  }
  // Worth of one positive call per case of each class; what remains is the mean (class sizes free) or a sum of class means (fixed).
  const gain = prevalence === undefined ? 1 / n : prevalence / positives
  const loss = (prevalence === undefined ? 1 / n : (1 - prevalence) / negatives) * odds
  const value = truePositives * gain - falsePositives * loss
  const expected =
    prevalence === undefined ? [value / n, value / n] : [-(falsePositives * loss) / negatives, (truePositives * gain) / positives]
  const residuals = new Float64Array(n)
  for (let row = 0; row < n; row += 1) {
    const call = probabilities[row] >= threshold ? 1 : 0
    residuals[row] = (labels[row] === 1 ? call * gain : -call * loss) - expected[labels[row]]
  }
  const standardError = Math.sqrt(clusterProducts([residuals], units)[0])
  if (!Number.isFinite(standardError))
    return { value, interval: null, standardError: null, ...shared, reason: 'a single independent unit has no spread' }
  if (standardError === 0) return { value, interval: null, standardError, ...shared, reason: 'degenerate: every case contributes the same' }
  const interval = { low: value - z * standardError, high: value + z * standardError, level, method: errors }
  return { value, interval, standardError, ...shared }
}
