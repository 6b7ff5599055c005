import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import type { AlarmCohort } from '../alarms.ts'
import { patientUtilities, sepsisUtility } from '../alarms-utility.ts'
import published from './alarms.json' with { type: 'json' }

/** Patients written as strings of 0 and 1, an hour a character. */
function cohortOf(labels: readonly string[], alarms: readonly string[]): AlarmCohort {
  const offsets = new Uint32Array(labels.length + 1)
  labels.forEach((hours, patient) => {
    offsets[patient + 1] = offsets[patient] + hours.length
  })
  return { labels: Uint8Array.from(labels.join('')), alarms: Uint8Array.from(alarms.join('')), offsets }
}

const { example, cohort } = published

const documented: Oracle = {
  id: example.id,
  method: example.method,
  source: example.source,
  compute: () => {
    const { observed } = patientUtilities(cohortOf([example.labels], [example.alarms]))
    return [{ quantity: 'utility', expected: example.expected, observed: observed[0], tolerance: example.tolerance }]
  },
}

const scored: Oracle = {
  id: cohort.id,
  method: cohort.method,
  source: cohort.source,
  compute: () => {
    const { expected, tolerance } = cohort
    const patients = cohortOf(cohort.labels, cohort.alarms)
    const of = patientUtilities(patients)
    const total = sepsisUtility(patients)
    const each = (['observed', 'best', 'silent'] as const).flatMap((kind) =>
      expected[kind].map((value, patient): OracleComparison => ({
        quantity: `${kind} utility of patient ${patient + 1}`,
        expected: value,
        observed: of[kind][patient],
        tolerance,
      })),
    )
    return [
      ...each,
      { quantity: 'observed utility', expected: expected.observedTotal, observed: total.observed, tolerance },
      { quantity: 'best utility', expected: expected.bestTotal, observed: total.best, tolerance },
      { quantity: 'utility of silence', expected: expected.silentTotal, observed: total.silent, tolerance },
      { quantity: 'normalised utility', expected: expected.normalised, observed: total.normalised ?? NaN, tolerance },
    ]
  },
}

/** Utility of alarms against the challenge's own scoring program. */
export const alarmOracles: readonly Oracle[] = [documented, scored]
