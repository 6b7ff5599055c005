import type { AlarmTally } from './alarms-tally.ts'
import type { PatientUtilities } from './alarms-utility.ts'

/** Measures of alarms that are ratios of sums over patients, in the order in which `weightedAlarms` writes them. */
export const alarmRatios = ['utility', 'eventSensitivity', 'falseAlarmsPerPatientHour', 'alarmsPerTrueEvent'] as const

/** Normalised utility as a statistic of resampled patients. */
export const weightedUtility =
  ({ observed, best, silent }: PatientUtilities) =>
  (weights: Uint32Array): number => {
    let gained = 0
    let room = 0
    for (let patient = 0; patient < weights.length; patient += 1) {
      gained += weights[patient] * (observed[patient] - silent[patient])
      room += weights[patient] * (best[patient] - silent[patient])
    }
    return gained / room
  }

/** The measures of `alarmRatios` as statistics of resampled patients, for `bootstrapJointly`. */
export function weightedAlarms(
  { patients, onset, episodes, falseEpisodes, eventFreeHours, lead }: AlarmTally,
  utilities: PatientUtilities,
): { readonly statistics: number; readonly compute: (weights: Uint32Array, into: Float64Array) => void } {
  const utility = weightedUtility(utilities)
  const compute = (weights: Uint32Array, into: Float64Array) => {
    let events = 0
    let detected = 0
    let all = 0
    let falseOnes = 0
    let free = 0
    for (let patient = 0; patient < patients; patient += 1) {
      const times = weights[patient]
      if (onset[patient] >= 0) events += times
      if (lead[patient] >= 0) detected += times
      all += times * episodes[patient]
      falseOnes += times * falseEpisodes[patient]
      free += times * eventFreeHours[patient]
    }
    into[0] = utility(weights)
    into[1] = detected / events
    into[2] = falseOnes / free
    into[3] = all / detected
  }
  return { statistics: alarmRatios.length, compute }
}
