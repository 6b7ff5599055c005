import type { Outcome } from '@vitalbench/bench'
import { sideKey } from './run-case.ts'
import type { Side } from './run-case.ts'

/** One session of one side as its outcome tells it. */
export interface Session {
  readonly id: string
  readonly patient: string
  readonly condition: string
  readonly status: Outcome['status']
  readonly reason: string | null
  /** A number by name, NaN where there is none. */
  readonly number: (name: string) => number
  /** A list by name, with NaN where a value is missing. */
  readonly list: (name: string) => readonly number[]
}

/** The sessions of a side; cases that the bench itself broke have none. */
export const sessionsOf = (outcomes: readonly Outcome[], side: Side): readonly Session[] =>
  outcomes
    .filter(({ status, values }) => status !== 'error' && typeof values.patient === 'string' && sideKey(side, 'chain') in values)
    .map(({ case: id, status, reason, values }) => ({
      id,
      patient: String(values.patient),
      condition: String(values.condition),
      status,
      reason,
      number: (name) => {
        const value = values[sideKey(side, name)]
        return typeof value === 'number' ? value : NaN
      },
      list: (name) => {
        const value = values[sideKey(side, name)]
        return Array.isArray(value) ? value.map((each: number | null) => each ?? NaN) : []
      },
    }))

/** Patients in the order of their first case. */
export const patientsOf = (sessions: readonly Session[]): readonly string[] => [...new Set(sessions.map(({ patient }) => patient))]

/** One value a patient: the mean over the patient's sessions where it is defined, else NaN. */
export function perPatient(sessions: readonly Session[], value: (session: Session) => number): Float64Array {
  const [sums, counts] = [new Map<string, number>(), new Map<string, number>()]
  for (const session of sessions) {
    const each = value(session)
    if (Number.isNaN(each)) continue
    sums.set(session.patient, (sums.get(session.patient) ?? 0) + each)
    counts.set(session.patient, (counts.get(session.patient) ?? 0) + 1)
  }
  return Float64Array.from(patientsOf(sessions), (patient) => (sums.get(patient) ?? NaN) / (counts.get(patient) ?? 1))
}
