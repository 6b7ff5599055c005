import { fail } from './errors.ts'
import { countPositives } from './scored-cases.ts'

/**
 * Patients hour by hour, one after the other: those of patient i are the hours offsets[i] … offsets[i + 1] − 1. `labels` turn 1
 * `labelLead` hours before the event's onset, `alarms` are 1 in each hour whose score reaches the threshold.
 */
export interface AlarmCohort {
  readonly labels: Uint8Array
  readonly alarms: Uint8Array
  readonly offsets: Uint32Array
}

/** Throws unless offsets start at 0, never fall and end at the number of hours. */
export function checkOffsets(offsets: Uint32Array, hours: number): void {
  if (offsets.length === 0 || offsets[0] !== 0) throw fail('STATISTICS_OFFSETS', { what: 'do not start at 0' })
  for (let patient = 1; patient < offsets.length; patient += 1)
    if (offsets[patient] < offsets[patient - 1]) throw fail('STATISTICS_OFFSETS', { what: `fall at patient ${patient - 1}` })
  const last = offsets[offsets.length - 1]
  if (last !== hours) throw fail('STATISTICS_OFFSETS', { what: `end at ${last} of ${hours} hours` })
}

/** Checks a cohort (equal lengths, labels and alarms 0 or 1, ascending offsets) and counts its patients. */
export function checkAlarmCohort({ labels, alarms, offsets }: AlarmCohort): number {
  if (alarms.length !== labels.length) throw fail('STATISTICS_LENGTHS', { what: 'alarms', length: alarms.length, expected: labels.length })
  countPositives(labels)
  countPositives(alarms)
  checkOffsets(offsets, labels.length)
  return offsets.length - 1
}

/** Hour of the event counted from the patient's first hour (it may lie beyond the stay): first positive label plus its lead; −1 without an event. */
export function onsetHour(labels: Uint8Array, from: number, to: number, labelLead: number): number {
  for (let at = from; at < to; at += 1) if (labels[at] === 1) return at - from + labelLead
  return -1
}
