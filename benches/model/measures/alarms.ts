import type { Measure } from '@vitalbench/bench'
import {
  alarmReport,
  alarmTally,
  bootstrap,
  patientUtilities,
  sepsisUtility2019,
  weightedUtility,
  wilson,
} from '@vitalbench/kernel/statistics'
import type { AlarmReport, AlarmRule, AlarmTally, Estimate, UtilityParameters } from '@vitalbench/kernel/statistics'
import { alarmsAt } from '../cohort.ts'
import type { Cohort } from '../cohort.ts'
import { measure } from './measure.ts'
import type { Resampling } from './resampling.ts'

/** Alarms of the whole cohort at the judged threshold. */
export interface AlarmResults {
  readonly measures: readonly Measure[]
  readonly tally: AlarmTally
}

/** The utility of the 2019 challenge, with the lead of the plan's labels. */
export const utilityOf = ({ labelLead }: AlarmRule): UtilityParameters => ({ ...sepsisUtility2019, labelLead })

/** The measures of a report, named as endpoints, for one group of patients. */
export const alarmMeasures = (report: AlarmReport, group: string): readonly Measure[] => [
  measure('utility', group, report.utility),
  measure('eventSensitivity', group, report.eventSensitivity),
  measure('falseAlarmsPerPatientDay', group, report.falseAlarmsPerPatientDay),
  measure('alarmsPerTrueEvent', group, report.alarmsPerTrueEvent),
  measure('leadTimeMedian', group, report.leadTime.median),
]

function utilityDifference(
  cohort: Cohort,
  reference: Float64Array,
  options: Resampling & { readonly threshold: number; readonly rule: AlarmRule },
): Estimate {
  const { threshold, level, replicates, stream } = options
  const product = weightedUtility(patientUtilities(alarmsAt(cohort, threshold), utilityOf(options.rule)))
  const other = weightedUtility(patientUtilities(alarmsAt(cohort, threshold, reference), utilityOf(options.rule)))
  const { estimate } = bootstrap(
    { rows: cohort.hours.patients, statistic: (weights) => product(weights) - other(weights) },
    { stream: stream('utility difference'), replicates, level },
  )
  return { ...estimate, method: `difference of normalised utility, ${estimate.method}` }
}

/** Alarm hours before the window opens (all of them without an event), and whether any hour of the window alarms; one entry a patient. */
function presence({ alarms, offsets }: ReturnType<typeof alarmsAt>, { onset, rule }: AlarmTally) {
  const idle = new Uint32Array(onset.length)
  const warned = new Uint8Array(onset.length)
  for (const [p, at] of onset.entries())
    for (let hour = 0; hour < offsets[p + 1] - offsets[p]; hour++) {
      if (alarms[offsets[p] + hour] === 0) continue
      if (at < 0 || hour < at - rule.horizon) idle[p] += 1
      else if (hour <= at) warned[p] = 1
    }
  return { idle, warned }
}

/** Hours in alarm for each day without an event ahead, and the share of events with any alarm in the window, also one that began before it. */
function presenceMeasures(
  alarmed: ReturnType<typeof alarmsAt>,
  tally: AlarmTally,
  { level, replicates, stream }: Resampling,
): readonly Measure[] {
  const { idle, warned } = presence(alarmed, tally)
  const ratio = (weights: Uint32Array): number => {
    let hours = 0
    let free = 0
    for (let p = 0; p < weights.length; p++) {
      hours += weights[p] * idle[p]
      free += weights[p] * tally.eventFreeHours[p]
    }
    return (24 * hours) / free
  }
  const { estimate } = bootstrap({ rows: tally.patients, statistic: ratio }, { stream: stream('alarm hours'), replicates, level })
  const events = tally.onset.filter((hour) => hour >= 0).length
  const any = wilson(
    warned.reduce((sum, flag) => sum + flag, 0),
    events,
    { level },
  )
  return [
    measure('eventAlarmed', 'all', { ...any, events }),
    measure('alarmHoursPerPatientDay', 'all', {
      ...estimate,
      events,
      method: `hours in alarm per event-free patient-day, ${estimate.method}`,
    }),
  ]
}

/** Utility, event sensitivity, burden and lead time with patients as the unit; the product against the reference where there is one. */
export function alarmResults(cohort: Cohort, options: Resampling & { readonly threshold: number; readonly rule: AlarmRule }): AlarmResults {
  const { threshold, rule, level, replicates, stream } = options
  const alarmed = alarmsAt(cohort, threshold)
  const tally = alarmTally(alarmed, rule)
  const report = alarmReport(tally, patientUtilities(alarmed, utilityOf(rule)), {
    level,
    bootstrap: { stream: stream('alarms'), replicates },
  })
  const { reference } = cohort.hours
  const compared = reference ? [measure('utilityDifference', 'all', utilityDifference(cohort, reference, options))] : []
  return { measures: [...alarmMeasures(report, 'all'), ...presenceMeasures(alarmed, tally, options), ...compared], tally }
}
