import type { Measure } from '@vitalbench/bench'
import {
  brierScore,
  calibrationCurve,
  calibrationInTheLarge,
  calibrationLine,
  decisionCurve,
  hosmerLemeshow,
  integratedCalibrationIndex,
  logLoss,
  netBenefit,
  observedExpected,
  reliability,
  spiegelhalter,
} from '@vitalbench/kernel/statistics'
import type { DecisionPoint, Estimate, LoessCurve, Predictions, ReliabilityBin } from '@vitalbench/kernel/statistics'
import { pick, positionsWhere } from '../columns.ts'
import type { CaseColumns } from '../columns.ts'
import type { CalibrationPlan } from '../plan.ts'
import { measure } from './measure.ts'
import type { Resampling } from './resampling.ts'

/** Calibration as measures, and what its figures are drawn from. */
export interface CalibrationResults {
  readonly measures: readonly Measure[]
  readonly bins: readonly ReliabilityBin[]
  readonly curve: LoessCurve
  readonly decision: readonly DecisionPoint[]
}

const steps = ({ from, to, step }: CalibrationPlan['decisionCurve']): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, k) => Number((from + k * step).toPrecision(12)))

const dependent = 'the test takes cases as independent, and patients have several'

/** A test of independent cases as an estimate without interval; withheld where patients have several cases. */
const independentTest = (
  clustered: boolean,
  test: { readonly value: number | null; readonly n: number; readonly method: string; readonly reason?: string },
): Estimate =>
  clustered
    ? { ...test, value: null, interval: null, reason: dependent }
    : { ...test, interval: null, reason: test.reason ?? 'a test statistic has no interval' }

/** Do the probabilities hold? Computed on the answered cases; intervals treat the patient as the unit where patients have several cases. */
export function calibration(
  cases: CaseColumns,
  options: Resampling & { readonly threshold: number; readonly plan: CalibrationPlan },
): CalibrationResults {
  const { level, replicates, stream, threshold, plan } = options
  const answered = pick(
    cases,
    positionsWhere(cases.n, (i) => cases.answered[i] === 1),
  )
  const clusters = answered.patients < answered.n ? answered.patient : undefined
  const predictions: Predictions = { labels: answered.labels, probabilities: answered.scores }
  const shared = { level, clusters }
  const refit = (name: string) => ({ ...shared, bootstrap: { stream: stream(name), replicates } })
  const bins = reliability(predictions, { ...plan.calibration, ...refit('calibration error') })
  const line = calibrationLine(predictions, shared)
  const distances = integratedCalibrationIndex(predictions, refit('calibration index'))
  const spread = spiegelhalter(predictions)
  const grouped = hosmerLemeshow(predictions, { data: 'external' })
  const estimates: readonly (readonly [string, Estimate])[] = [
    ['brier', brierScore(predictions, shared)],
    ['logLoss', logLoss(predictions, shared)],
    ['observedExpected', observedExpected(predictions, shared)],
    ['calibrationInTheLarge', calibrationInTheLarge(predictions, shared)],
    ['calibrationSlope', line.slope],
    ['calibrationIntercept', line.intercept],
    ['ici', distances.ici],
    ['e50', distances.e50],
    ['e90', distances.e90],
    ['ece', bins.ece],
    [
      'mce',
      { ...bins.mce, interval: null, reason: 'a largest gap only grows under resampling, so that its bootstrap interval would mislead' },
    ],
    ['spiegelhalterZ', independentTest(clusters !== undefined, spread.z)],
    [
      'hosmerLemeshowP',
      independentTest(clusters !== undefined, { value: grouped.p, n: answered.n, method: grouped.method, reason: grouped.reason }),
    ],
  ]
  const inside = threshold > 0 && threshold < 1
  const benefit = inside ? [measure('netBenefit', 'all', netBenefit(predictions, { threshold, ...shared }))] : []
  return {
    measures: [...estimates.map(([name, estimate]) => measure(name, 'all', estimate)), ...benefit],
    bins: bins.bins,
    curve: calibrationCurve(predictions, { points: 101 }),
    decision: decisionCurve(predictions, { thresholds: steps(plan.decisionCurve), ...shared }),
  }
}
