import { mean, quantile } from '@vitalbench/kernel/numbers'

/** Samples of a controlled variable with the target that it should have; times in s, ascending. */
export interface ControlledSeries {
  readonly target: number
  readonly seconds: readonly number[]
  readonly values: readonly number[]
}

/** How well a variable was held at its target, after Varvel. Percentages are of the target, divergence is in % per h. */
export interface Performance {
  readonly mdpe: number
  readonly mdape: number
  readonly wobble: number
  readonly divergence: number
  /** Integral of |value − target| over time by the trapezoid rule, unit of the value × s. */
  readonly absoluteErrorIntegral: number
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

function slope(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)]
  const [sxy, sxx] = x.reduce(([a, b], each, i) => [a + (each - mx) * (y[i] - my), b + (each - mx) ** 2], [0, 0])
  return sxy / sxx
}

/**
 * Median performance error, median absolute performance error, wobble and divergence; all samples weigh the same whatever their spacing.
 * Source: Varvel, Donoho, Shafer, J Pharmacokinet Biopharm 20:63–94 (1992).
 *
 * @example
 * performance({ target: 50, seconds: [0, 60, 120], values: [61, 52, 47] }).mdape // 6
 */
export function performance({ target, seconds, values }: ControlledSeries): Performance {
  const errors = values.map((value) => (100 * (value - target)) / target)
  const absolute = errors.map(Math.abs)
  const mdpe = median(errors)
  const hours = seconds.map((each) => each / 3600)
  const integral = seconds
    .slice(1)
    .reduce((sum, to, i) => sum + ((to - seconds[i]) * (Math.abs(values[i] - target) + Math.abs(values[i + 1] - target))) / 2, 0)
  return {
    mdpe,
    mdape: median(absolute),
    wobble: median(errors.map((error) => Math.abs(error - mdpe))),
    divergence: slope(hours, absolute),
    absoluteErrorIntegral: integral,
  }
}
