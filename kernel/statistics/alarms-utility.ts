import { sum } from '@vitalbench/kernel/numbers'
import type { AlarmCohort } from './alarms.ts'
import { checkAlarmCohort, onsetHour } from './alarms.ts'

/** Utility of an alarm or of silence in each hour, in hours relative to onset; between the given times it is a straight line. */
export interface UtilityParameters {
  readonly early: number
  readonly optimal: number
  readonly late: number
  readonly maxTruePositive: number
  readonly minFalseNegative: number
  readonly falsePositive: number
  readonly trueNegative: number
  /** Hours before onset at which the labels turn 1; −optimal unless given, as in the challenge. */
  readonly labelLead?: number
  readonly source: string
}

/** The utility of the PhysioNet/Computing in Cardiology Challenge 2019; its labels turn 1 six hours (−optimal) before onset. */
export const sepsisUtility2019: UtilityParameters = {
  early: -12,
  optimal: -6,
  late: 3,
  maxTruePositive: 1,
  minFalseNegative: -2,
  falsePositive: -0.05,
  trueNegative: 0,
  source: 'Reyna et al., Crit Care Med 48:210-217 (2020); evaluate_sepsis_score.py of the challenge',
}

/** Hours before onset at which the labels turn 1. */
export const labelLeadOf = ({ labelLead, optimal }: UtilityParameters): number => labelLead ?? -optimal

/** Utility of each patient as alarmed, with the best alarms, and in silence: summed over patients they make the score. */
export interface PatientUtilities {
  readonly observed: Float64Array
  readonly best: Float64Array
  readonly silent: Float64Array
}

/** Utility of an alarm `d` hours after onset in a patient with the event. */
export function utilityOfAlarm(d: number, { early, optimal, late, maxTruePositive, falsePositive }: UtilityParameters): number {
  if (d > late) return 0
  if (d <= optimal) return Math.max((maxTruePositive * (d - early)) / (optimal - early), falsePositive)
  return (maxTruePositive * (late - d)) / (late - optimal)
}

/** Utility of silence `d` hours after onset in a patient with the event. */
export function utilityOfSilence(d: number, { optimal, late, minFalseNegative }: UtilityParameters): number {
  return d <= optimal || d > late ? 0 : (minFalseNegative * (d - optimal)) / (late - optimal)
}

/** The three utilities of every patient; sufficient for the normalised score of any resample of patients. */
export function patientUtilities(cohort: AlarmCohort, parameters: UtilityParameters = sepsisUtility2019): PatientUtilities {
  const patients = checkAlarmCohort(cohort)
  const { labels, alarms, offsets } = cohort
  const observed = new Float64Array(patients)
  const best = new Float64Array(patients)
  const silent = new Float64Array(patients)
  for (let patient = 0; patient < patients; patient += 1) {
    const from = offsets[patient]
    const to = offsets[patient + 1]
    const onset = onsetHour(labels, from, to, labelLeadOf(parameters))
    for (let at = from; at < to; at += 1) {
      if (onset < 0) {
        observed[patient] += alarms[at] === 1 ? parameters.falsePositive : parameters.trueNegative
        best[patient] += parameters.trueNegative
        silent[patient] += parameters.trueNegative
        continue
      }
      const d = at - from - onset
      if (d > parameters.late) break
      const alarm = utilityOfAlarm(d, parameters)
      const silence = utilityOfSilence(d, parameters)
      observed[patient] += alarms[at] === 1 ? alarm : silence
      best[patient] += d >= parameters.early ? alarm : silence
      silent[patient] += silence
    }
  }
  return { observed, best, silent }
}

/** Utility of a cohort: raw totals, and normalised so that silence is 0 and the best alarms are 1 (null where those are equal). */
export interface CohortUtility {
  readonly normalised: number | null
  readonly observed: number
  readonly best: number
  readonly silent: number
}

/**
 * Utility of a cohort's alarms, by the rule of the PhysioNet/CinC Challenge 2019 unless other parameters are given.
 *
 * @example
 * sepsisUtility({ labels, alarms, offsets }).normalised
 */
export function sepsisUtility(cohort: AlarmCohort, parameters: UtilityParameters = sepsisUtility2019): CohortUtility {
  const utilities = patientUtilities(cohort, parameters)
  const [observed, best, silent] = [sum(utilities.observed), sum(utilities.best), sum(utilities.silent)]
  return { normalised: best === silent ? null : (observed - silent) / (best - silent), observed, best, silent }
}
