import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome, StudyIdentity } from '@vitalbench/bench'
import { alarmReport, alarmTally, patientUtilities } from '@vitalbench/kernel/statistics'
import { stream } from '@vitalbench/kernel/numbers'
import { alarmsAt, cohortOf } from './cohort.ts'
import { alarmResults } from './measures/alarms.ts'

const rule = { horizon: 12, mergeGap: 1, refractory: 6, labelLead: 6 }
const study = { study: 's', seed: 'x', product: {}, reference: null } as unknown as StudyIdentity
const stay = (id: number, onset: number | null, score: (hour: number) => number | null): Outcome => ({
  case: String(id),
  status: 'ok',
  reason: null,
  values: {
    split: 'test',
    labels: Array.from({ length: 40 }, (_, hour) => (onset !== null && hour >= onset - 6 ? 1 : 0)),
    scores: Array.from({ length: 40 }, (_, hour) => score(hour)),
  },
})
const reportOf = (outcomes: readonly Outcome[]) => {
  const alarmed = alarmsAt(cohortOf(outcomes, { split: 'test', failures: 'worst', attributes: [], study, rule }), 0.5)
  return alarmReport(alarmTally(alarmed, rule), patientUtilities(alarmed))
}
const ward = (score: (hour: number, onset: number | null) => number | null) =>
  Array.from({ length: 30 }, (_, id) => {
    const onset = id % 3 === 0 ? 30 : null
    return stay(id, onset, (hour) => score(hour, onset))
  })

test('a silent product gains nothing by refusing the hours in which an alarm is rewarded', () => {
  const silent = reportOf(ward(() => 0))
  const refusing = reportOf(ward((hour, onset) => (onset !== null && hour >= onset - 12 && hour < onset - 6 ? null : 0)))
  assert.equal(silent.utility.value, 0)
  assert.ok((refusing.utility.value ?? 1) <= 0)
  assert.equal(refusing.eventSensitivity.value, 0)
})

test('a product that answers nothing is below silence, finds no event and alarms in every free hour', () => {
  const nothing = reportOf(ward(() => null))
  assert.ok((nothing.utility.value ?? 1) < 0)
  assert.equal(nothing.eventSensitivity.value, 0)
  assert.ok((nothing.falseAlarmsPerPatientHour.value ?? 0) > 0)
})

test('hours in alarm and events with any alarm, counted by hand', () => {
  // 10 septic stays of 40 hours with onset at 30, so 18 free hours each; 20 others with 40 free hours. Permanent alarm in every second stay.
  const outcomes = ward(() => 0).map((each, id) =>
    id % 2 === 0 ? { ...each, values: { ...each.values, scores: Array.from({ length: 40 }, () => 1) } } : each,
  )
  const cohort = cohortOf(outcomes, { split: 'test', failures: 'worst', attributes: [], study, rule })
  const resampling = { level: 0.95, replicates: 200, stream: (name: string) => stream('test', name) }
  const { measures } = alarmResults(cohort, { ...resampling, threshold: 0.5, rule })
  const valueOf = (name: string) => measures.find((each) => each.name === name)?.value
  assert.equal(valueOf('eventAlarmed'), 0.5)
  assert.equal(valueOf('eventSensitivity'), 0)
  assert.equal(valueOf('alarmHoursPerPatientDay'), 12)
})
