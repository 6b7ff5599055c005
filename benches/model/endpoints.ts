import type { Endpoint } from '@vitalbench/bench'
import en from './text/en.json' with { type: 'json' }

type Better = Endpoint['better']
type Range = readonly [low: number, high: number]
const text: Readonly<Record<string, string>> = en

const endpoint = (name: string, better: Better, range: Range, unit = '1'): Endpoint => ({
  name,
  unit,
  better,
  range,
  description: text[`measure.${name}.about`],
})

const difference = (name: string, range: Range): Endpoint => ({ ...endpoint(name, 'higher', range), difference: true })

const unit: Range = [0, 1]
const signed: Range = [-1, 1]
const positive: Range = [0, Number.MAX_VALUE]
const real: Range = [-Number.MAX_VALUE, Number.MAX_VALUE]

/** Separation of the two classes by the score. */
export const discriminationEndpoints: readonly Endpoint[] = [
  endpoint('auroc', 'higher', unit),
  endpoint('averagePrecision', 'higher', unit),
]

/** Calls at the threshold of the plan. */
export const operatingPointEndpoints: readonly Endpoint[] = [
  endpoint('sensitivity', 'higher', unit),
  endpoint('specificity', 'higher', unit),
  endpoint('ppv', 'higher', unit),
  endpoint('npv', 'higher', unit),
  endpoint('ppvAtPrevalence', 'higher', unit),
  endpoint('npvAtPrevalence', 'higher', unit),
  endpoint('accuracy', 'higher', unit),
  endpoint('balancedAccuracy', 'higher', unit),
  endpoint('youden', 'higher', signed),
  endpoint('lrPositive', 'higher', positive),
  endpoint('lrNegative', 'lower', positive),
  endpoint('f1', 'higher', unit),
  endpoint('mcc', 'higher', signed),
  endpoint('kappa', 'higher', signed),
  endpoint('prevalence', 'target', unit),
  endpoint('answered', 'higher', unit),
]

/** Agreement of predicted probabilities with what happened. */
export const calibrationEndpoints: readonly Endpoint[] = [
  endpoint('brier', 'lower', unit),
  endpoint('logLoss', 'lower', positive),
  endpoint('ece', 'lower', unit),
  endpoint('mce', 'lower', unit),
  endpoint('calibrationSlope', 'target', real),
  endpoint('calibrationIntercept', 'target', real),
  endpoint('calibrationInTheLarge', 'target', real),
  endpoint('observedExpected', 'target', positive),
  endpoint('ici', 'lower', unit),
  endpoint('e50', 'lower', unit),
  endpoint('e90', 'lower', unit),
  endpoint('spiegelhalterZ', 'target', real),
  endpoint('hosmerLemeshowP', 'target', unit),
  endpoint('netBenefit', 'higher', [-Number.MAX_VALUE, 1]),
]

/** The product against the reference on the same cases. */
export const comparisonEndpoints: readonly Endpoint[] = [
  difference('aurocDifference', signed),
  difference('sensitivityDifference', signed),
  difference('specificityDifference', signed),
  endpoint('mcnemarP', 'target', unit),
]

/** Alarms over time. */
export const alarmEndpoints: readonly Endpoint[] = [
  endpoint('utility', 'higher', [-Number.MAX_VALUE, 1]),
  difference('utilityDifference', real),
  endpoint('eventSensitivity', 'higher', unit),
  endpoint('falseAlarmsPerPatientDay', 'lower', positive, '/d'),
  endpoint('eventAlarmed', 'higher', unit),
  endpoint('alarmHoursPerPatientDay', 'lower', [0, 24], 'h/d'),
  endpoint('alarmsPerTrueEvent', 'lower', positive),
  endpoint('leadTimeMedian', 'higher', positive, 'h'),
]
