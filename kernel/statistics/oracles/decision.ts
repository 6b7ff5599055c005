import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { decisionCurve, netBenefit } from '../decision-curve.ts'
import type { Predictions } from '../predictions.ts'
import dca from './dca.json' with { type: 'json' }
import published from './decision.json' with { type: 'json' }
import pima from './pima.json' with { type: 'json' }

const predictionsOf = (y: readonly number[], p: readonly number[]): Predictions => ({
  labels: Uint8Array.from(y),
  probabilities: Float64Array.from(p),
})

/** Cases that give the counts when a probability of 1 is called positive and of 0 negative. */
function casesOf({ tp, fn, fp, tn }: { readonly tp: number; readonly fn: number; readonly fp: number; readonly tn: number }): Predictions {
  const n = tp + fn + fp + tn
  const positives = tp + fn
  return {
    labels: new Uint8Array(n).fill(1, 0, positives),
    probabilities: new Float64Array(n).fill(1, 0, tp).fill(1, positives, positives + fp),
  }
}

const counted = published.counts.map(({ id, method, source, counts, threshold, expected, tolerance, ...printed }): Oracle => ({
  id,
  method,
  source,
  compute: () => {
    const observed = netBenefit(casesOf(counts), { threshold }).value ?? NaN
    return [
      { quantity: 'net benefit', expected, observed, tolerance },
      { quantity: 'net benefit, published', expected: printed.published, observed, tolerance: printed.publishedTolerance },
    ]
  },
}))

const curve = (what: string, predictions: Predictions, thresholds: readonly number[], expected: readonly number[], tolerance: number) =>
  decisionCurve(predictions, { thresholds }).map((point, k): OracleComparison => ({
    quantity: `${what} at ${point.threshold}`,
    expected: expected[k],
    observed: point.netBenefit.value ?? NaN,
    tolerance,
  }))

const pimaCurve: Oracle = {
  id: published.pima.id,
  method: published.pima.method,
  source: published.pima.source,
  compute: () => {
    const { thresholds, expected, tolerance } = published.pima
    return curve('net benefit', predictionsOf(pima.columns.y, pima.columns.p), thresholds, expected, tolerance)
  },
}

const dcaCurve: Oracle = {
  id: published.dca.id,
  method: published.dca.method,
  source: published.dca.source,
  compute: () => {
    const { thresholds, treatAll, cancerpredmarker, famhistory, tolerance } = published.dca
    const model = predictionsOf(dca.columns.cancer, dca.columns.cancerpredmarker)
    const history = predictionsOf(dca.columns.cancer, dca.columns.famhistory)
    const all = decisionCurve(model, { thresholds }).map((point, k) => ({
      quantity: `treat all at ${point.threshold}`,
      expected: treatAll[k],
      observed: point.treatAll,
      tolerance,
    }))
    return [
      ...all,
      ...curve('prediction model', model, thresholds, cancerpredmarker, tolerance),
      ...curve('family history', history, thresholds, famhistory, tolerance),
    ]
  },
}

/** Net benefit against dcurves, MetricsReloaded's tests and R. */
export const decisionOracles: readonly Oracle[] = [...counted, pimaCurve, dcaCurve]
