import type { BootstrapOptions } from './bootstrap.ts'
import { bootstrap } from './bootstrap.ts'
import type { Estimate } from './estimate.ts'
import type { ScoredCases } from './scored-cases.ts'
import { classSizes } from './scored-cases.ts'
import { weightedAuroc, weightedAveragePrecision } from './weighted-ranking.ts'

/** How a ranking statistic is resampled: `clusters` draws whole patients instead of cases within each class; without a stream no interval. */
export type RankingBootstrap = Partial<BootstrapOptions> & { readonly clusters?: ArrayLike<number> }

/** Average precision with its baseline: the prevalence, which a score without information reaches. */
export interface AveragePrecision extends Estimate {
  readonly baseline: number | null
}

const sampling = (cases: ScoredCases, clusters: ArrayLike<number> | undefined) =>
  clusters ? { rows: cases.labels.length, clusters } : { rows: cases.labels.length, strata: cases.labels }

/**
 * Average precision Σ(R_k − R_{k−1})P_k over distinct thresholds, descending (the step sum, not the trapezoid), with a bootstrap
 * interval, stratified by class or over clusters. No interval where no stream is given or a class is empty.
 *
 * @example
 * averagePrecision({ labels, scores }, { stream: stream('seed', 'average precision') })
 */
export function averagePrecision(cases: ScoredCases, { stream, clusters, ...options }: RankingBootstrap = {}): AveragePrecision {
  const { positives, negatives } = classSizes(cases)
  const n = positives + negatives
  const sizes = { n, events: positives, baseline: n === 0 ? null : positives / n }
  const method = 'average precision (step sum)'
  if (positives === 0) return { value: null, interval: null, ...sizes, method, reason: n === 0 ? 'no cases' : 'no positive case' }
  const statistic = weightedAveragePrecision(cases)
  const value = statistic(new Uint32Array(n).fill(1))
  if (negatives === 0)
    return { value, interval: null, ...sizes, method, reason: 'no negative case, so average precision is 1 whatever the score' }
  if (!stream) return { value, interval: null, ...sizes, method, reason: 'no stream of random numbers was given for the bootstrap' }
  const { estimate } = bootstrap({ ...sampling(cases, clusters), statistic }, { stream, ...options })
  return { ...estimate, ...sizes, method: `${method}, ${estimate.method}` }
}

/**
 * AUROC with a bootstrap interval, stratified by class or over clusters (patients with several rows).
 *
 * @example
 * aurocBootstrap({ labels, scores }, { stream: stream('seed', 'auroc'), clusters: patientNumbers })
 */
export function aurocBootstrap(
  cases: ScoredCases,
  { stream, clusters, ...options }: RankingBootstrap & { readonly stream: BootstrapOptions['stream'] },
): Estimate {
  const { positives, negatives } = classSizes(cases)
  const sizes = { n: positives + negatives, events: positives }
  if (positives === 0 || negatives === 0)
    return { value: null, interval: null, ...sizes, method: 'AUROC', reason: `no ${positives === 0 ? 'positive' : 'negative'} case` }
  const { estimate } = bootstrap({ ...sampling(cases, clusters), statistic: weightedAuroc(cases) }, { stream, ...options })
  return { ...estimate, ...sizes, method: `AUROC, ${estimate.method}` }
}
