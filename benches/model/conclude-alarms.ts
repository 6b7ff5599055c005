import type { Findings, Outcome, StudyIdentity, Text } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { utilityByThreshold, wilson } from '@vitalbench/kernel/statistics'
import type { AlarmRule } from '@vitalbench/kernel/statistics'
import { cohortOf } from './cohort.ts'
import type { Cohort } from './cohort.ts'
import { contractOf } from './contract.ts'
import { burdenFigure, leadTimeFigure } from './figures/alarms.ts'
import { calibrationFigures } from './figures/calibration.ts'
import { forestFigure } from './figures/forest.ts'
import { caseCounts, failureCaution, hoursCaution, notTested, thresholdCaution } from './limits.ts'
import { alarmSubgroups } from './measures/alarm-subgroups.ts'
import { alarmResults, utilityOf } from './measures/alarms.ts'
import { calibration } from './measures/calibration.ts'
import { discrimination } from './measures/discrimination.ts'
import { measure } from './measures/measure.ts'
import type { Resampling } from './measures/resampling.ts'
import { overlapFindings } from './overlap.ts'
import { attributeColumns } from './plan.ts'
import type { AlarmsPlan } from './tasks/alarms-plan.ts'
import { chooseThreshold, lockedThreshold } from './threshold.ts'

/** Threshold with the highest normalised utility on the tuning patients, the highest of equals; Infinity where there is none. */
function bestByUtility({ hours, offsets }: Cohort, rule: AlarmRule): number {
  const curve = utilityByThreshold({ labels: hours.labels, scores: hours.scores, offsets }, utilityOf(rule)) ?? {
    thresholds: [],
    utility: [],
  }
  let best = -1
  for (let i = 0; i < curve.thresholds.length; i++)
    if (Number.isFinite(curve.thresholds[i]) && (best < 0 || curve.utility[i] > curve.utility[best])) best = i
  return best < 0 ? Infinity : curve.thresholds[best]
}

function chosen({ threshold }: AlarmsPlan, rule: AlarmRule, tuning: Cohort): { readonly value: number; readonly n: number } {
  const n = tuning.hours.patients
  if (typeof threshold === 'number') return { value: threshold, n }
  return { value: threshold.choose === 'utility' ? bestByUtility(tuning, rule) : chooseThreshold(threshold, tuning.hours), n }
}

/** Findings of the task "alarms over time", from its outcomes alone. */
export function concludeAlarms(outcomes: readonly Outcome[], plan: AlarmsPlan, study: StudyIdentity): Findings {
  const level = plan.confidence
  const { windowHours, mergeGapHours, refractoryHours, labelLeadHours } = plan.alarms
  const rule: AlarmRule = { horizon: windowHours, mergeGap: mergeGapHours, refractory: refractoryHours, labelLead: labelLeadHours }
  const cohort = (split: string) => cohortOf(outcomes, { split, failures: plan.failures, attributes: attributeColumns(plan), study, rule })
  const resampling: Resampling = { level, replicates: plan.bootstrap.replicates, stream: (name) => stream(study.seed, 'conclude', name) }
  const test = cohort('test')
  const threshold = lockedThreshold(plan.threshold, () => chosen(plan, rule, cohort('tuning')))
  const judged = { ...resampling, threshold: threshold.value, rule }
  const alarmed = alarmResults(test, judged)
  const probabilities = contractOf(study.product).output.scale === 'probability'
  const calibrated = probabilities ? calibration(test.hours, { ...judged, plan }) : null
  const subgroups = plan.subgroups ? alarmSubgroups(test, plan.subgroups, judged) : null
  const answered = test.answered.reduce((sum, flag) => sum + flag, 0)
  const overall = [
    ...alarmed.measures,
    ...discrimination(test.hours, resampling),
    ...(calibrated?.measures ?? []),
    measure('answered', 'all', wilson(answered, test.hours.patients, { level })),
  ]
  const overlap = overlapFindings(outcomes)
  const uncalibrated: readonly Text[] = probabilities ? [] : [{ key: 'caution.notProbability' }]
  return {
    measures: [...overall, ...(subgroups?.measures ?? [])],
    tables: [...threshold.tables, ...(subgroups ? [subgroups.interactions] : []), overlap.table],
    figures: [
      leadTimeFigure(alarmed.tally),
      burdenFigure(test, judged),
      ...(calibrated ? calibrationFigures(calibrated) : []),
      ...(subgroups ? ['utility', 'eventSensitivity'].map((name) => forestFigure(name, overall, subgroups.measures)) : []),
    ],
    ...caseCounts(outcomes),
    cautions: [
      ...thresholdCaution(threshold.value),
      ...failureCaution(outcomes, plan.failures),
      ...overlap.cautions,
      ...hoursCaution(test.hours),
      ...uncalibrated,
    ],
    notTested: notTested(subgroups?.insufficient ?? null),
  }
}
