import type { Oracle } from '@vitalbench/kernel/oracle'
import { confusionMeasures } from '../confusion-measures.ts'
import { cohenKappa, crossTable } from '../kappa.ts'
import { likelihoodRatioPositive } from '../likelihood-ratio.ts'
import { mcc } from '../mcc.ts'
import published from './operating-point.json' with { type: 'json' }

const confusion = published.confusion.map(({ id, method, source, tolerance, counts, expected }): Oracle => ({
  id,
  method,
  source,
  compute: () => {
    const measures = confusionMeasures(counts)
    const pairs = [
      ['MCC', expected.mcc, measures.mcc],
      ['kappa', expected.kappa, measures.kappa],
      ['balanced accuracy', expected.balanced_accuracy, measures.balancedAccuracy],
      ['Youden index', expected.youden, measures.youden],
      ['LR+', expected.lr_positive, measures.lrPositive],
      ['PPV', expected.ppv, measures.ppv],
      ['NPV', expected.npv, measures.npv],
      ['F1', expected.f1, measures.f1],
    ] as const
    return pairs.map(([quantity, value, { value: observed }]) => ({ quantity, expected: value, observed: observed ?? NaN, tolerance }))
  },
}))

const { kappa, mcc: correlation, likelihoodRatio } = published

/** Published measures of binary and three-class tables. */
export const operatingPointOracles: readonly Oracle[] = [
  ...confusion,
  {
    id: kappa.id,
    method: kappa.method,
    source: kappa.source,
    compute: () => {
      const observed = cohenKappa(crossTable(kappa.a, kappa.b, 3)).value ?? NaN
      return [{ quantity: 'kappa', expected: kappa.expected.kappa, observed, tolerance: kappa.tolerance }]
    },
  },
  {
    id: correlation.id,
    method: correlation.method,
    source: correlation.source,
    compute: () => {
      const observed = mcc(correlation.counts).value ?? NaN
      return [{ quantity: 'MCC', expected: correlation.expected.mcc, observed, tolerance: correlation.tolerance }]
    },
  },
  {
    id: likelihoodRatio.id,
    method: likelihoodRatio.method,
    source: likelihoodRatio.source,
    compute: () => {
      const { expected, tolerance, counts } = likelihoodRatio
      const { value, interval } = likelihoodRatioPositive(counts)
      return [
        { quantity: 'LR+', expected: expected.ratio, observed: value ?? NaN, tolerance: 1e-12 },
        { quantity: 'lower limit', expected: expected.low, observed: interval?.low ?? NaN, tolerance },
        { quantity: 'upper limit', expected: expected.high, observed: interval?.high ?? NaN, tolerance },
      ]
    },
  },
]
