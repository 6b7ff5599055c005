import type { Outcome, StudyIdentity } from '@vitalbench/bench'
import { sepsisUtility2019 } from '@vitalbench/kernel/statistics'
import type { AlarmRule } from '@vitalbench/kernel/statistics'
import type { CaseColumns, FailureRule } from './columns.ts'

/** Patients hour by hour: the hours as columns (one row an hour, clustered by patient) with the offsets and attributes of the patients. */
export interface Cohort {
  readonly hours: CaseColumns
  /** Hours of patient p are offsets[p] … offsets[p + 1] − 1. */
  readonly offsets: Uint32Array
  /** 1 for each patient whose every hour was answered. */
  readonly answered: Uint8Array
  readonly attributes: ReadonlyMap<string, readonly (string | number | null)[]>
}

type Numbers = readonly (number | null)[]

/**
 * The patients of one split. An hour without a score counts by the plan's rule: its patient is left out, or it is what harms most,
 * silence from the opening of the window (and of the utility's reward) until the event is past, and an alarm at any other time.
 */
export function cohortOf(
  outcomes: readonly Outcome[],
  options: {
    readonly split: string
    readonly failures: FailureRule
    readonly attributes: readonly string[]
    readonly study: StudyIdentity
    readonly rule: AlarmRule
  },
): Cohort {
  const chosen = outcomes.filter(
    ({ values, status }) => values.split === options.split && (options.failures === 'worst' || status === 'ok'),
  )
  const offsets = new Uint32Array(chosen.length + 1)
  for (const [p, { values }] of chosen.entries()) offsets[p + 1] = offsets[p] + (values.labels as Numbers).length
  const { horizon, labelLead = 6 } = options.rule
  const n = offsets[chosen.length]
  const labels = new Uint8Array(n)
  const scores = new Float64Array(n)
  const reference = options.study.reference ? new Float64Array(n) : null
  const answered = new Uint8Array(n)
  const patient = new Uint32Array(n)
  for (const [p, { values }] of chosen.entries()) {
    const [own, scored, compared] = [values.labels, values.scores, values.references ?? null] as readonly [Numbers, Numbers, Numbers | null]
    const first = own.indexOf(1)
    const opens = first < 0 ? Infinity : first + labelLead - Math.max(horizon, -sepsisUtility2019.early)
    for (let hour = 0; hour < own.length; hour++) {
      const at = offsets[p] + hour
      const label = own[hour] === 1 ? 1 : 0
      const wrong = hour >= opens ? -Infinity : Infinity
      labels[at] = label
      scores[at] = scored[hour] ?? wrong
      if (reference) reference[at] = compared?.[hour] ?? -wrong
      answered[at] = typeof scored[hour] === 'number' ? 1 : 0
      patient[at] = p
    }
  }
  const ids = chosen.map((outcome) => outcome.case)
  return {
    hours: { n, ids, labels, scores, reference, answered, patient, patients: chosen.length, attributes: new Map() },
    offsets,
    answered: Uint8Array.from(chosen, ({ values }) => ((values.scores as Numbers).every((score) => score !== null) ? 1 : 0)),
    attributes: new Map(
      options.attributes.map((name) => [name, chosen.map(({ values }) => (values[`attribute.${name}`] ?? null) as string | number | null)]),
    ),
  }
}

/** The alarms of a cohort at a threshold, hour by hour. */
export const alarmsAt = ({ hours, offsets }: Cohort, threshold: number, scores: Float64Array = hours.scores) => ({
  labels: hours.labels,
  alarms: Uint8Array.from(scores, (score) => (score >= threshold ? 1 : 0)),
  offsets,
})

/** Labels, alarms and offsets of some patients only. */
export function patientsOf(all: ReturnType<typeof alarmsAt>, patients: Uint32Array): ReturnType<typeof alarmsAt> {
  const offsets = new Uint32Array(patients.length + 1)
  for (const [k, p] of patients.entries()) offsets[k + 1] = offsets[k] + all.offsets[p + 1] - all.offsets[p]
  const labels = new Uint8Array(offsets[patients.length])
  const alarms = new Uint8Array(labels.length)
  for (const [k, p] of patients.entries()) {
    labels.set(all.labels.subarray(all.offsets[p], all.offsets[p + 1]), offsets[k])
    alarms.set(all.alarms.subarray(all.offsets[p], all.offsets[p + 1]), offsets[k])
  }
  return { labels, alarms, offsets }
}
