import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { auroc, aurocHanleyMcNeil, mannWhitney } from '../auroc.ts'
import { aurocDifference } from '../auroc-difference.ts'
import { averagePrecision } from '../average-precision.ts'
import type { Estimate } from '../estimate.ts'
import type { ScoredCases } from '../scored-cases.ts'
import asah from './asah.json' with { type: 'json' }
import published from './discrimination.json' with { type: 'json' }
import pima from './pima.json' with { type: 'json' }

const columns: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = { asah: asah.columns, pima: pima.columns }

const casesOf = (labels: readonly number[], scores: readonly (number | string)[]): ScoredCases => ({
  labels: Uint8Array.from(labels),
  scores: Float64Array.from(scores, Number),
})

const low = (estimate: Estimate) => estimate.interval?.low ?? NaN
const high = (estimate: Estimate) => estimate.interval?.high ?? NaN

/** Compares within an absolute tolerance; a missing value is NaN, which never holds. */
const near = (quantity: string, expected: number, observed: number | null | undefined, tolerance: number): OracleComparison => ({
  quantity,
  expected,
  observed: observed ?? NaN,
  tolerance,
})

const areas = published.areas.map(({ id, method, source, tolerance, data, score, expected }): Oracle => ({
  id,
  method,
  source,
  compute: () => {
    const cases = casesOf(columns[data].y, columns[data][score])
    const logit = auroc(cases)
    const raw = auroc(cases, { scale: 'raw' })
    return [
      near('positives', expected.n_pos ?? 109, logit.events, 0),
      near('AUROC', expected.auc, logit.value, tolerance),
      near('standard error, DeLong', expected.se_delong, logit.standardError, tolerance),
      near('lower limit, raw', expected.ci_delong_raw[0], low(raw), tolerance),
      near('upper limit, raw', expected.ci_delong_raw[1], high(raw), tolerance),
      near('lower limit, logit', expected.ci_delong_logit[0], low(logit), tolerance),
      near('upper limit, logit', expected.ci_delong_logit[1], high(logit), tolerance),
      near('standard error, Hanley-McNeil', expected.se_hanley_mcneil, aurocHanleyMcNeil(cases).standardError, tolerance),
    ]
  },
}))

const paired: Oracle = {
  id: published.paired.id,
  method: published.paired.method,
  source: published.paired.source,
  compute: () => {
    const { expected, tolerance } = published.paired
    const cases = casesOf(asah.columns.y, asah.columns.wfns)
    const { difference, z, p } = aurocDifference({ ...cases, reference: Float64Array.from(asah.columns.s100b) })
    return [
      near('difference', expected.difference, difference.value, tolerance),
      near('z', expected.z, z, tolerance),
      near('p', expected.p_two_sided, p, tolerance),
      near('lower limit', expected.ci_difference[0], low(difference), tolerance),
      near('upper limit', expected.ci_difference[1], high(difference), tolerance),
    ]
  },
}

const small = published.small.map((sample): Oracle => ({
  id: sample.id,
  method: sample.method,
  source: sample.source,
  compute: () => {
    const { expected, tolerance } = sample
    return [sample.scores, sample.scoresOfSameRanks ?? []].flatMap((scores) => {
      if (scores.length === 0) return []
      const cases = casesOf(sample.labels, scores)
      const area = auroc(cases)
      return [
        ...(expected.auc === undefined ? [] : [near('AUROC', expected.auc, area.value, tolerance)]),
        ...(expected.se_delong === undefined ? [] : [near('standard error', expected.se_delong, area.standardError, tolerance)]),
        ...(expected.average_precision === undefined
          ? []
          : [near('average precision', expected.average_precision, averagePrecision(cases).value, tolerance)]),
      ]
    })
  },
}))

const generated = (length: number, label: (i: number) => number, score: (i: number) => number): ScoredCases => ({
  labels: Uint8Array.from({ length }, (_, i) => label(i)),
  scores: Float64Array.from({ length }, (_, i) => score(i)),
})

const large: Oracle = {
  id: published.large.id,
  method: published.large.method,
  source: published.large.source,
  compute: () => {
    const { expected, tolerance } = published.large
    const cases = generated(
      144_720,
      (i) => i % 2,
      (i) => ((i * 7919) % 10_007) + 400 * (i % 2),
    )
    const raw = auroc(cases, { scale: 'raw' })
    return [
      near('2U', expected.two_u, mannWhitney(cases).twoU, 0),
      near('AUROC', expected.auc, raw.value, tolerance),
      near('standard error', expected.se_delong, raw.standardError, tolerance),
      near('lower limit, raw', expected.ci_delong_raw[0], low(raw), tolerance),
      near('upper limit, raw', expected.ci_delong_raw[1], high(raw), tolerance),
    ]
  },
}

const separated: Oracle = {
  id: published.separated.id,
  method: published.separated.method,
  source: published.separated.source,
  compute: () => {
    const area = auroc(
      generated(
        10_001,
        (i) => (i >= 5001 ? 1 : 0),
        (i) => i,
      ),
    )
    return [
      near('AUROC', published.separated.expected.auc, area.value, 0),
      near('standard error', published.separated.expected.se_delong, area.standardError, 0),
      near('intervals', 0, area.interval === null ? 0 : 1, 0),
    ]
  },
}

/** Published and independently computed areas under the ROC curve and average precisions, with the cases that break known tools. */
export const discriminationOracles: readonly Oracle[] = [...areas, paired, ...small, large, separated]
