import { expit, logit } from '@vitalbench/kernel/numbers'
import { delongMoments } from './delong.ts'
import type { Estimate, Interval } from './estimate.ts'
import type { ClassSizes, ScoredCases } from './scored-cases.ts'
import { classSizes, criticalValue } from './scored-cases.ts'

/** How an AUROC interval is made: symmetric on the logit of the area (default) or on the area itself. */
export interface AurocOptions {
  readonly level?: number
  readonly scale?: 'logit' | 'raw'
}

const notEstimable = ({ positives, negatives }: ClassSizes): string | null => {
  if (positives + negatives === 0) return 'no cases'
  if (positives === 0) return 'no positive case'
  return negatives === 0 ? 'no negative case' : null
}

/** Interval of an area from its standard error; the raw one may leave [0, 1], the logit one cannot. */
export function areaInterval(area: number, standardError: number, { level = 0.95, scale = 'logit' }: AurocOptions, name: string): Interval {
  const z = criticalValue(level)
  const method = `${name}, ${scale} scale`
  if (scale === 'raw') return { low: area - z * standardError, high: area + z * standardError, level, method }
  const half = (z * standardError) / (area * (1 - area))
  return { low: expit(logit(area) - half), high: expit(logit(area) + half), level, method }
}

/** An area with an interval where its standard error allows one, else with the reason. */
export function areaEstimate(
  area: { readonly value: number; readonly standardError: number | null; readonly n: number; readonly events: number },
  reason: string,
  options: AurocOptions,
  name: string,
): Estimate {
  criticalValue(options.level ?? 0.95)
  const method = `AUROC, ${name}`
  const { value, standardError } = area
  if (standardError === null) return { ...area, interval: null, method, reason }
  if (standardError === 0)
    return { ...area, interval: null, method, reason: `degenerate: every placement is equal at AUROC ${value}, so the standard error is 0` }
  return { ...area, interval: areaInterval(value, standardError, options, name), method }
}

/** Area without value, for data where a class is empty; null where both classes have cases. */
export function emptyArea(sizes: ClassSizes, name: string): Estimate | null {
  const reason = notEstimable(sizes)
  if (reason === null) return null
  const n = sizes.positives + sizes.negatives
  return { value: null, interval: null, standardError: null, n, events: sizes.positives, method: `AUROC, ${name}`, reason }
}

/**
 * Area under the ROC curve, ties one half, with the interval of DeLong (Biometrics 44:837, 1988) in O(N log N)
 * (Sun and Xu, IEEE Signal Process Lett 21:1389, 2014). The value is a quotient of exact integers: 1 for separated classes.
 * No interval below two cases a class or where all placements are equal; then a reason.
 *
 * @example
 * auroc({ labels: Uint8Array.of(0, 0, 1, 1), scores: Float64Array.of(0.1, 0.4, 0.35, 0.8) }).value // 0.75
 */
export function auroc(cases: ScoredCases, options: AurocOptions = {}): Estimate {
  const { positives: m, negatives: n, twoU, ofPositives, ofNegatives } = delongMoments(cases)
  const empty = emptyArea({ positives: m, negatives: n }, 'DeLong')
  if (empty) return empty
  const value = twoU / (2 * m * n)
  const sizes = { n: m + n, events: m }
  if (m < 2 || n < 2)
    return areaEstimate({ value, standardError: null, ...sizes }, 'the interval needs two cases of each class', options, 'DeLong')
  const variance = ofPositives / (4 * n * n * m) + ofNegatives / (4 * m * m * n)
  return areaEstimate({ value, standardError: Math.sqrt(variance), ...sizes }, '', options, 'DeLong')
}

/** Exact Mann-Whitney 2U (pairs that the positive wins count 2, ties 1) with the class sizes; exact while 2·m·n < 2⁵³. */
export function mannWhitney(cases: ScoredCases): ClassSizes & { readonly twoU: number } {
  const { twoU, positives, negatives } = delongMoments(cases)
  return { twoU, positives, negatives }
}

/** Standard error of an AUROC from the area and the class sizes alone (Hanley and McNeil, Radiology 143:29, 1982); for planning. */
export function hanleyMcNeilError(area: number, { positives: m, negatives: n }: ClassSizes): number {
  const q1 = area / (2 - area)
  const q2 = (2 * area * area) / (1 + area)
  return Math.sqrt((area * (1 - area) + (m - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (m * n))
}

/** Area under the ROC curve with the interval of Hanley and McNeil (Radiology 143:29, 1982). */
export function aurocHanleyMcNeil(cases: ScoredCases, options: AurocOptions = {}): Estimate {
  const sizes = classSizes(cases)
  const empty = emptyArea(sizes, 'Hanley-McNeil')
  if (empty) return empty
  const { twoU, positives, negatives } = mannWhitney(cases)
  const value = twoU / (2 * positives * negatives)
  const area = { value, standardError: hanleyMcNeilError(value, sizes), n: positives + negatives, events: positives }
  return areaEstimate(area, '', options, 'Hanley-McNeil')
}
