import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { brierOverClasses, brierScore } from '../brier.ts'
import { calibrationInTheLarge, calibrationLine } from '../calibration-line.ts'
import { hosmerLemeshow } from '../hosmer-lemeshow.ts'
import { integratedCalibrationIndex } from '../ici.ts'
import type { Predictions } from '../predictions.ts'
import { reliability } from '../reliability.ts'
import { spiegelhalter } from '../spiegelhalter.ts'
import published from './calibration.json' with { type: 'json' }
import pima from './pima.json' with { type: 'json' }

const predictionsOf = (y: readonly number[], p: readonly number[]): Predictions => ({
  labels: Uint8Array.from(y),
  probabilities: Float64Array.from(p),
})

/** A missing value is NaN, which never holds. */
const near = (quantity: string, expected: number, observed: number | null, tolerance: number): OracleComparison => ({
  quantity,
  expected,
  observed: observed ?? NaN,
  tolerance,
})

const binned = published.binned.map(({ id, method, source, bins, y, p, expected, tolerance, publishedTolerance }): Oracle => ({
  id,
  method,
  source,
  compute: () => {
    const { ece, mce } = reliability(predictionsOf(y, p), { bins, scheme: 'width', closed: 'right' })
    return [
      near('ECE', expected.ece, ece.value, tolerance),
      near('MCE', expected.mce, mce.value, tolerance),
      near('ECE, published', expected.ece_published, ece.value, publishedTolerance),
      near('MCE, published', expected.mce_published, mce.value, publishedTolerance),
    ]
  },
}))

const { brier, conventions, ici } = published

const brierOfDocumentation: Oracle = {
  id: brier.id,
  method: brier.method,
  source: brier.source,
  compute: () => [near('Brier score', brier.expected, brierScore(predictionsOf(brier.y, brier.p)).value, brier.tolerance)],
}

const brierConventions: Oracle = {
  id: conventions.id,
  method: conventions.method,
  source: conventions.source,
  compute: () => {
    const { y, p, expected, tolerance } = conventions
    const both = Float64Array.from(p.flatMap((p1) => [1 - p1, p1]))
    const overClasses = brierOverClasses({ labels: Uint32Array.from(y), probabilities: both, classes: 2 })
    return [
      near('binary', expected.brier_binary, brierScore(predictionsOf(y, p)).value, tolerance),
      near('sum over classes', expected.brier_sum_over_classes, overClasses.value, tolerance),
    ]
  },
}

const pimaCalibration: Oracle = {
  id: published.pima.id,
  method: published.pima.method,
  source: published.pima.source,
  compute: () => {
    const { expected, tolerance } = published.pima
    const predictions = predictionsOf(pima.columns.y, pima.columns.p)
    const { slope, intercept } = calibrationLine(predictions)
    const groups = hosmerLemeshow(predictions, { groups: 10, data: 'development' })
    return [
      near('Brier score', expected.brier, brierScore(predictions).value, tolerance),
      near('calibration intercept', expected.intercept, intercept.value, tolerance),
      near('calibration slope', expected.slope, slope.value, tolerance),
      near('calibration in the large', expected.calibration_in_the_large, calibrationInTheLarge(predictions).value, tolerance),
      near("Spiegelhalter's z", expected.spiegelhalter_z, spiegelhalter(predictions).z.value, tolerance),
      near('Hosmer-Lemeshow χ²', expected.hl_chi2, groups.chiSquare, tolerance),
      near('Hosmer-Lemeshow df', expected.hl_df, groups.df, 0),
      near('Hosmer-Lemeshow p', expected.hl_p, groups.p, tolerance),
      near('ECE', expected.ece10, reliability(predictions, { bins: 10, scheme: 'width', closed: 'left' }).ece.value, tolerance),
    ]
  },
}

const pimaDistances: Oracle = {
  id: ici.id,
  method: ici.method,
  source: ici.source,
  compute: () => {
    const found = integratedCalibrationIndex(predictionsOf(pima.columns.y, pima.columns.p))
    return [
      near('ICI', ici.expected.ici, found.ici.value, ici.tolerance),
      near('E50', ici.expected.e50, found.e50.value, ici.tolerance),
      near('E90', ici.expected.e90, found.e90.value, ici.tolerance),
    ]
  },
}

/** Calibration against R, scikit-learn's documentation and MetricsReloaded's tests. */
export const calibrationOracles: readonly Oracle[] = [...binned, brierOfDocumentation, brierConventions, pimaCalibration, pimaDistances]
