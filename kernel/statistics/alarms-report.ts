import { quantile, sum } from '@vitalbench/kernel/numbers'
import type { AlarmTally } from './alarms-tally.ts'
import type { PatientUtilities } from './alarms-utility.ts'
import { weightedAlarms } from './alarms-weighted.ts'
import type { Estimate } from './estimate.ts'
import { medianEstimate } from './median.ts'
import { poissonRate } from './poisson-rate.ts'
import { wilson } from './proportion.ts'
import { ratioEstimate } from './ratio-estimate.ts'
import type { RefitOptions } from './refit-options.ts'
import { bootstrapUnits } from './refit-options.ts'

/** Measures of alarms over time; intervals take the patient as the unit. Lead time in hours, quartiles of type 7. */
export interface AlarmReport {
  readonly utility: Estimate
  readonly eventSensitivity: Estimate
  readonly falseAlarmsPerPatientHour: Estimate
  readonly falseAlarmsPerPatientDay: Estimate
  readonly alarmsPerTrueEvent: Estimate
  readonly leadTime: { readonly median: Estimate; readonly lowerQuartile: number | null; readonly upperQuartile: number | null }
}

/** Hours of lead time in the patients whose event was detected, ascending. */
export const leadTimes = ({ lead }: AlarmTally): Float64Array => Float64Array.from(lead.filter((hours) => hours >= 0)).sort()

const minus = (a: Float64Array, b: Float64Array) => a.map((value, patient) => value - b[patient])

/** A rate per hour as a rate per day. */
const perDay = (hourly: Estimate): Estimate => ({
  ...hourly,
  value: hourly.value === null ? null : 24 * hourly.value,
  interval: hourly.interval && { ...hourly.interval, low: 24 * hourly.interval.low, high: 24 * hourly.interval.high },
  standardError: hourly.standardError == null ? hourly.standardError : 24 * hourly.standardError,
  method: hourly.method.replace('patient-hour', 'patient-day'),
})

const described = ({ mergeGap, refractory, horizon }: AlarmTally['rule']) =>
  `episodes merged over ${mergeGap} h, refractory ${refractory} h, window ${horizon} h before onset`

/**
 * Measures of alarms with intervals: event sensitivity by Wilson, median lead time by order statistics, the ratios of sums by a
 * bootstrap of patients where `bootstrap` is given, else by the ratio estimator. Without a false alarm the rate has the exact
 * Poisson interval; `falseAlarms: 'poisson'` asks for it in any case.
 *
 * @example
 * alarmReport(alarmTally(cohort, rule), patientUtilities(cohort), { bootstrap: { stream } }).utility
 */
export function alarmReport(
  tally: AlarmTally,
  utilities: PatientUtilities,
  {
    level = 0.95,
    bootstrap,
    falseAlarms = 'patients',
  }: Omit<RefitOptions, 'clusters'> & { readonly falseAlarms?: 'patients' | 'poisson' } = {},
): AlarmReport {
  const { patients, onset, episodes, falseEpisodes, eventFreeHours, lead } = tally
  const events = onset.reduce((count, hour) => count + (hour >= 0 ? 1 : 0), 0)
  const leads = leadTimes(tally)
  const rule = described(tally.rule)
  const resampled =
    bootstrap && patients > 0
      ? bootstrapUnits({ units: patients, unit: 'patient', ...weightedAlarms(tally, utilities) }, { ...bootstrap, level })
      : null
  // A bootstrap replaces the interval of the ratio estimator; the value is the same.
  const ratio = (estimate: Estimate, k: number): Estimate =>
    resampled && estimate.value !== null ? { ...resampled[k], value: estimate.value, events, method: estimate.method } : estimate
  const utility = ratioEstimate(minus(utilities.observed, utilities.silent), minus(utilities.best, utilities.silent), {
    level,
    events,
    method: 'normalised utility, silence 0, best 1',
    empty: 'no event, so that no alarm can gain anything',
  })
  const perEvent = ratioEstimate(
    Float64Array.from(episodes),
    Float64Array.from(lead, (hours) => (hours >= 0 ? 1 : 0)),
    { level, events, method: `alarm episodes per detected event, ${rule}`, scale: 'log', empty: 'no event was detected' },
  )
  const rate = ratioEstimate(Float64Array.from(falseEpisodes), Float64Array.from(eventFreeHours), {
    level,
    events,
    method: `false episodes per event-free patient-hour, ${rule}`,
    scale: 'log',
    empty: 'no hour without an event ahead',
  })
  const falseOnes = sum(Float64Array.from(falseEpisodes))
  const exact = poissonRate(falseOnes, sum(Float64Array.from(eventFreeHours)), { level })
  const hourly =
    rate.value !== null && (falseAlarms === 'poisson' || falseOnes === 0)
      ? { ...exact, n: patients, events, method: rate.method }
      : ratio(rate, 2)
  const quartile = (p: number) => (leads.length > 0 ? quantile(leads, p) : null)
  return {
    utility: ratio(utility, 0),
    eventSensitivity: { ...wilson(leads.length, events, { level }), events, method: `share of events detected, ${rule}` },
    falseAlarmsPerPatientHour: hourly,
    falseAlarmsPerPatientDay: perDay(hourly),
    alarmsPerTrueEvent: ratio(perEvent, 3),
    leadTime: {
      median: { ...medianEstimate(leads, { level }), events, method: `median hours of lead time, ${rule}` },
      lowerQuartile: quartile(0.25),
      upperQuartile: quartile(0.75),
    },
  }
}
