import { mean, quantile } from '@vitalbench/kernel/numbers'

/** Samples of a controlled variable with the target that it should have; times in s, ascending. */
export interface ControlledSeries {
  readonly target: number
  readonly seconds: readonly number[]
  readonly values: readonly number[]
  /** Band that counts as well controlled, both ends included; for BIS [40, 60]. */
  readonly band?: readonly [low: number, high: number]
}

/** How well a variable was held at its target, after Varvel. Percentages are of the target, divergence is in % per h. */
export interface Performance {
  readonly mdpe: number
  readonly mdape: number
  readonly wobble: number
  readonly divergence: number
  /** Integral of |value − target| over time by the trapezoid rule, unit of the value × s. */
  readonly absoluteErrorIntegral: number
  /** Share of the samples inside the band in %, null without a band. */
  readonly insideBand: number | null
  /** (mdape + wobble) divided by the share inside the band as a fraction; null without a band or with no sample inside. */
  readonly globalScore: number | null
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

function slope(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)]
  const [sxy, sxx] = x.reduce(([a, b], each, i) => [a + (each - mx) * (y[i] - my), b + (each - mx) ** 2], [0, 0])
  return sxy / sxx
}

/**
 * Median performance error, median absolute performance error, wobble and divergence; all samples weigh the same whatever their spacing.
 * Source: Varvel, Donoho, Shafer, J Pharmacokinet Biopharm 20:63–94 (1992); global score: Liu, Chazot, Genty et al., Anesthesiology 104:686 (2006).
 *
 * @example
 * performance({ target: 50, seconds: [0, 60, 120], values: [61, 52, 47] }).mdape // 6
 */
export function performance({ target, seconds, values, band }: ControlledSeries): Performance {
  const errors = values.map((value) => (100 * (value - target)) / target)
  const absolute = errors.map(Math.abs)
  const mdpe = median(errors)
  const hours = seconds.map((each) => each / 3600)
  const integral = seconds
    .slice(1)
    .reduce((sum, to, i) => sum + ((to - seconds[i]) * (Math.abs(values[i] - target) + Math.abs(values[i + 1] - target))) / 2, 0)
  const mdape = median(absolute)
  const wobble = median(errors.map((error) => Math.abs(error - mdpe)))
  const inside = band && values.filter((value) => value >= band[0] && value <= band[1]).length / values.length
  return {
    mdpe,
    mdape,
    wobble,
    divergence: slope(hours, absolute),
    absoluteErrorIntegral: integral,
    insideBand: inside === undefined ? null : 100 * inside,
    globalScore: inside ? (mdape + wobble) / inside : null,
  }
}
