import { bootstrapJointly, confusionCounts, confusionMeasures, predictiveValuesAt, wilson } from '@vitalbench/kernel/statistics'
import type { ConfusionCounts, Estimate } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import type { Resampling } from './resampling.ts'

/** One measure of the calls: its name, and the prevalence that it is meant for, null for that of the test. */
export interface CallMeasure {
  readonly name: string
  readonly prevalence: number | null
  readonly estimate: Estimate
}

/** How calls are counted and resampled. */
export type CallOptions = Resampling & { readonly threshold: number; readonly prevalences: readonly number[]; readonly group: string }

function measuresOf(counts: ConfusionCounts, level: number, prevalences: readonly number[]): readonly CallMeasure[] {
  const here = Object.entries(confusionMeasures(counts, { level })).map(([name, estimate]) => ({ name, prevalence: null, estimate }))
  const elsewhere = prevalences.flatMap((prevalence) => {
    const { ppv, npv } = predictiveValuesAt(counts, prevalence, { level })
    return [
      { name: 'ppvAtPrevalence', prevalence, estimate: ppv },
      { name: 'npvAtPrevalence', prevalence, estimate: npv },
    ]
  })
  return [...here, ...elsewhere]
}

/** Patients with a case of the class that a measure is a share of. */
function patientsOfClass({ labels, patient }: CaseColumns, label: number): number {
  const seen = new Set<number>()
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) seen.add(patient[i])
  return seen.size
}

/** A share of 0 or 1 is the same in every resample: its interval is Wilson's with patients instead of cases, which is never too narrow. */
function atItsEnd(cases: CaseColumns, { name, estimate }: CallMeasure, level: number): Estimate['interval'] {
  const label = name === 'sensitivity' ? 1 : name === 'specificity' ? 0 : null
  if (label === null || (estimate.value !== 0 && estimate.value !== 1)) return null
  const patients = patientsOfClass(cases, label)
  const { interval } = wilson(estimate.value * patients, patients, { level })
  return interval && { ...interval, method: 'Wilson score with patients as the unit' }
}

/**
 * Every measure of the 2×2 table at the threshold. Where patients have several cases, intervals are made by resampling patients with
 * all their cases, for intervals of independent cases would be too narrow.
 */
export function callMeasures(
  cases: CaseColumns,
  options: CallOptions,
): { readonly counts: ConfusionCounts; readonly measures: readonly CallMeasure[] } {
  const { threshold, prevalences, level, replicates, stream, group } = options
  const counts = confusionCounts(cases, threshold)
  const independent = measuresOf(counts, level, prevalences)
  if (cases.patients === cases.n) return { counts, measures: independent }
  const { labels, scores } = cases
  const compute = (weights: Uint32Array, into: Float64Array): void => {
    const drawn = { tp: 0, fp: 0, fn: 0, tn: 0 }
    for (let i = 0; i < weights.length; i++) {
      const called = scores[i] >= threshold
      drawn[labels[i] === 1 ? (called ? 'tp' : 'fn') : called ? 'fp' : 'tn'] += weights[i]
    }
    for (const [k, { estimate }] of measuresOf(drawn, level, prevalences).entries()) into[k] = estimate.value ?? NaN
  }
  const resampled = bootstrapJointly(
    { rows: cases.n, clusters: cases.patient, statistics: independent.length, compute },
    { stream: stream(`calls ${group}`), replicates, level },
  )
  const measures = independent.map((each, k) => {
    const { interval, reason } = resampled[k].estimate
    const known = interval ?? atItsEnd(cases, each, level)
    const { value, n, events, method } = each.estimate
    return {
      ...each,
      estimate: { value, interval: known, n, events, method, reason: each.estimate.reason ?? (known ? undefined : reason) },
    }
  })
  return { counts, measures }
}
