import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { wilsonLimits } from './proportion.ts'
import { criticalValue, requireCount } from './scored-cases.ts'

/** `events` of `n`. */
export interface Fraction {
  readonly events: number
  readonly n: number
}

/** √(x² + y²), rounded the same on every machine, as Math.hypot need not be. */
export const rootOfSquares = (x: number, y: number): number => Math.sqrt(x * x + y * y)

const checked = ({ events, n }: Fraction) => {
  requireCount('n', n)
  requireCount('events', events, { high: n })
}

/**
 * Difference a − b of two independent proportions with Newcombe's hybrid score interval (method 10, Stat Med 17:873, 1998).
 *
 * @example
 * newcombe({ events: 56, n: 70 }, { events: 48, n: 80 }).interval // 0.0524 to 0.3339
 */
export function newcombe(a: Fraction, b: Fraction, { level = 0.95 }: LevelOption = {}): Estimate {
  checked(a)
  checked(b)
  const z = criticalValue(level)
  const method = 'Newcombe hybrid score (method 10)'
  const n = a.n + b.n
  if (a.n === 0 || b.n === 0) return { value: null, interval: null, standardError: null, n, method, reason: 'a group has no cases' }
  const pa = a.events / a.n
  const pb = b.events / b.n
  const [la, ua] = wilsonLimits(a.events, a.n, z)
  const [lb, ub] = wilsonLimits(b.events, b.n, z)
  const value = pa - pb
  const interval = { low: value - rootOfSquares(pa - la, ub - pb), high: value + rootOfSquares(ua - pa, pb - lb), level, method }
  const standardError = Math.sqrt((pa * (1 - pa)) / a.n + (pb * (1 - pb)) / b.n)
  return { value, interval, standardError, n, method }
}

/** Two binary ratings of the same cases: both positive, only the first, only the second, neither. */
export interface PairedTable {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

/** φ of a paired table with Newcombe's correction: where ad > bc, the numerator becomes max(ad − bc − n/2, 0); 0 for an empty margin. */
function correctedPhi({ both: a, onlyFirst: b, onlySecond: c, neither: d }: PairedTable): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d)
  if (margins === 0) return 0
  const cross = a * d - b * c
  return (cross > 0 ? Math.max(cross - (a + b + c + d) / 2, 0) : cross) / Math.sqrt(margins)
}

/**
 * Difference first − second of two proportions on the same cases with Newcombe's score interval that allows for their
 * correlation φ (method 10 of the paired paper, Stat Med 17:2635, 1998).
 *
 * @example
 * newcombePaired({ both: 36, onlyFirst: 12, onlySecond: 2, neither: 0 }).interval
 */
export function newcombePaired(table: PairedTable, { level = 0.95 }: LevelOption = {}): Estimate {
  for (const [what, count] of Object.entries(table)) requireCount(what, count)
  const { both, onlyFirst, onlySecond, neither } = table
  const z = criticalValue(level)
  const n = both + onlyFirst + onlySecond + neither
  const method = 'Newcombe paired score (method 10)'
  if (n === 0) return { value: null, interval: null, standardError: null, n, method, reason: 'no cases' }
  const p1 = (both + onlyFirst) / n
  const p2 = (both + onlySecond) / n
  const [l1, u1] = wilsonLimits(both + onlyFirst, n, z)
  const [l2, u2] = wilsonLimits(both + onlySecond, n, z)
  const phi = correctedPhi(table)
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y))
  const value = (onlyFirst - onlySecond) / n
  const interval = { low: value - reach(p1 - l1, u2 - p2), high: value + reach(u1 - p1, p2 - l2), level, method }
  const standardError = Math.sqrt(onlyFirst + onlySecond - (onlyFirst - onlySecond) ** 2 / n) / n
  return { value, interval, standardError, n, method }
}
