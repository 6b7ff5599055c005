import type { AlarmCohort } from './alarms.ts'
import { checkAlarmCohort, onsetHour } from './alarms.ts'
import { requireCount } from './scored-cases.ts'

/** The declared rule by which alarm hours become episodes and episodes meet events; all in hours. */
export interface AlarmRule {
  /** Alarm hours with at most so many silent hours between them are one episode. */
  readonly mergeGap: number
  /** No episode starts sooner than so many hours after the start of the one before; alarms in between are silenced. */
  readonly refractory: number
  /** An event counts as detected if an episode starts in [onset − horizon, onset]. */
  readonly horizon: number
  /** How long before onset the labels turn 1; 6 as in PhysioNet/CinC 2019 unless given. */
  readonly labelLead?: number
}

/** What each patient contributes to every measure of alarms, one entry a patient: sums over patients make the measures. */
export interface AlarmTally {
  readonly rule: AlarmRule
  readonly patients: number
  /** Hours under observation. */
  readonly hours: Uint32Array
  /** Hour of the event from the patient's first hour, −1 without one. */
  readonly onset: Int32Array
  /** All episodes, and those among them that start before onset − horizon or in a patient without an event. */
  readonly episodes: Uint32Array
  readonly falseEpisodes: Uint32Array
  /** Hours before onset − horizon; all of them without an event. */
  readonly eventFreeHours: Uint32Array
  /** Hours from the first episode that starts in [onset − horizon, onset] to onset, −1 where there is none. */
  readonly lead: Int32Array
}

/** Start hours of the episodes in the alarm hours [from, to), counted from `from`, written to `into`; returns how many. */
export function episodeStarts(
  alarms: Uint8Array,
  { from, to, mergeGap, refractory, into }: { from: number; to: number; mergeGap: number; refractory: number; into: Uint32Array },
): number {
  let count = 0
  let lastAlarm = -Infinity
  let lastStart = -Infinity
  for (let at = from; at < to; at += 1) {
    if (alarms[at] === 0) continue
    const hour = at - from
    if (hour - lastAlarm - 1 <= mergeGap) lastAlarm = hour
    else if (hour >= lastStart + refractory) {
      lastAlarm = hour
      lastStart = hour
      into[count] = hour
      count += 1
    }
  }
  return count
}

/**
 * Folds a cohort's alarms into per-patient counts under a declared rule. Episodes that start after onset are neither hits nor
 * false; an episode that starts before the window and runs into it is false, as the definition has it.
 *
 * @example
 * const tally = alarmTally({ labels, alarms, offsets }, { mergeGap: 0, refractory: 6, horizon: 12 })
 */
export function alarmTally(cohort: AlarmCohort, rule: AlarmRule): AlarmTally {
  const patients = checkAlarmCohort(cohort)
  const { mergeGap, refractory, horizon, labelLead = 6 } = rule
  for (const [what, value] of Object.entries({ mergeGap, refractory, horizon, labelLead })) requireCount(what, value)
  const { labels, alarms, offsets } = cohort
  const tally = {
    rule,
    patients,
    hours: new Uint32Array(patients),
    onset: new Int32Array(patients).fill(-1),
    episodes: new Uint32Array(patients),
    falseEpisodes: new Uint32Array(patients),
    eventFreeHours: new Uint32Array(patients),
    lead: new Int32Array(patients).fill(-1),
  }
  let longest = 0
  for (let patient = 0; patient < patients; patient += 1) longest = Math.max(longest, offsets[patient + 1] - offsets[patient])
  const starts = new Uint32Array(longest)
  for (let patient = 0; patient < patients; patient += 1) {
    const from = offsets[patient]
    const to = offsets[patient + 1]
    const onset = onsetHour(labels, from, to, labelLead)
    const count = episodeStarts(alarms, { from, to, mergeGap, refractory, into: starts })
    tally.hours[patient] = to - from
    tally.onset[patient] = onset
    tally.episodes[patient] = count
    const window = onset < 0 ? Infinity : onset - horizon
    tally.eventFreeHours[patient] = Math.max(0, Math.min(to - from, window))
    for (let k = 0; k < count; k += 1) {
      if (starts[k] < window) tally.falseEpisodes[patient] += 1
      else if (starts[k] <= onset && tally.lead[patient] < 0) tally.lead[patient] = onset - starts[k]
    }
  }
  return tally
}
