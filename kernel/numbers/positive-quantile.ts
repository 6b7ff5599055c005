import { fail } from './errors.ts'
import type { Tails } from './incomplete-beta.ts'

/** A distribution on the positive numbers up to `end`: its tails, and x times its density. */
export interface PositiveDistribution {
  readonly tails: (x: number) => Tails
  readonly density: (x: number) => number
  readonly end: number
}

const limit = 300

/**
 * The point whose lower tail is `lower` (and upper tail `upper` = 1 - lower). Newton's method on the logarithm of the smaller tail
 * as a function of ln x, where tails are nearly straight, kept inside a bracket; x is corrected by a factor, so tiny quantiles keep all digits.
 */
export function positiveQuantile({ tails, density, end }: PositiveDistribution, lower: number, upper: number, start: number): number {
  if (lower <= 0) return 0
  if (upper <= 0) return end
  const fromBelow = lower <= upper
  let low = 0
  let high = end
  let x = start > 0 && start < end ? start : end === Infinity ? 1 : end / 2
  let last = Infinity
  for (let iteration = 0; iteration < limit; iteration++) {
    const at = tails(x)
    const tail = fromBelow ? at.lower : at.upper
    const excess = fromBelow ? tail / lower : upper / tail
    if (excess === 1) return x
    if (excess > 1) high = x
    else low = x
    const step = (-Math.log(excess) * tail) / density(x)
    const size = Math.abs(step)
    const newton = x * Math.exp(step)
    // Rounding decides the last bits, on either side of the bracket: stop once the correction no longer shrinks.
    if (newton === x || size < 1e-15 || (size < 1e-12 && size >= last)) return Math.min(newton, end)
    const inside = newton > low && newton < high
    const next = inside ? newton : bisected(x, low, high)
    if (next === 0) return 0
    last = size
    x = next
  }
  throw fail('NUMBERS_NO_CONVERGENCE', { what: 'a quantile', iterations: limit })
}

/** The middle of a bracket on a logarithmic scale, or a large step where it has no end yet. */
function bisected(x: number, low: number, high: number): number {
  if (low === 0) return x / 1024
  return high === Infinity ? x * 1024 : Math.sqrt(low) * Math.sqrt(high)
}
