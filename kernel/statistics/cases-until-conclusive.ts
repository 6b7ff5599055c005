import type { Estimate } from './estimate.ts'
import { criticalValue } from './scored-cases.ts'

/** How many more units (as `n` of the estimate counts them) would settle a limit, and to which side; null with a reason if none would. */
export interface CasesUntilConclusive {
  readonly more: number | null
  /** Where the estimate lies: `above` or `below` the limit, so which way the question would be settled. */
  readonly side: 'above' | 'below' | null
  readonly how: string
  readonly reason?: string
}

/** Smallest whole number above x, as the interval must exclude the limit. */
const above = (x: number) => Math.floor(x) + 1

/**
 * How many more units until the interval excludes `limit`, if the estimate stays as it is. Wilson intervals are solved exactly
 * (n > z²l(1 − l) / (p − l)²); all others by half-width ∝ 1/√n on the side of the limit. 0 where it is excluded already.
 *
 * @example
 * casesUntilConclusive({ estimate: wilson(90, 100), limit: 0.85 }).more
 */
export function casesUntilConclusive({ estimate, limit }: { readonly estimate: Estimate; readonly limit: number }): CasesUntilConclusive {
  const { value, interval, n } = estimate
  const wilson = interval?.method === 'Wilson score'
  const how = wilson ? 'Wilson interval solved for n' : 'half-width in proportion to 1/√n'
  if (value === null || interval === null) return { more: null, side: null, how, reason: estimate.reason ?? 'the estimate has no interval' }
  if (value === limit) return { more: null, side: null, how, reason: `the estimate lies on the limit ${limit}` }
  const side = value > limit ? 'above' : 'below'
  const bound = side === 'above' ? interval.low : interval.high
  if (side === 'above' ? bound > limit : bound < limit) return { more: 0, side, how }
  const z = criticalValue(interval.level)
  const gap = value - limit
  const needed = wilson ? (z * z * limit * (1 - limit)) / (gap * gap) : n * ((value - bound) / gap) ** 2
  return { more: Math.max(1, above(needed) - n), side, how }
}
