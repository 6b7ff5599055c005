import { requireNumber, requirePositive, requireProbability } from './domain.ts'
import type { Tails } from './incomplete-beta.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { lnBeta } from './ln-gamma.ts'
import { normalQuantile } from './normal.ts'
import { positiveQuantile } from './positive-quantile.ts'
import { betaPower } from './saddle-point.ts'

/** t²/(df + t²) and its complement for t ≥ 0; an overflow of the square does no harm. */
function fractions(t: number, df: number): readonly [number, number] {
  const odds = (t / Math.sqrt(df)) ** 2
  return [odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds), 1 / (1 + odds)]
}

/** Tails of |t|: lower is the probability inside (-t, t), upper the two-sided p-value. */
function sizeTails(t: number, df: number): Tails {
  const [x, y] = fractions(t, df)
  return incompleteBeta(x, y, 0.5, df / 2)
}

/** Distribution function of Student's t with df > 0 degrees of freedom; twice its value at -|t| is the two-sided p-value. */
export function studentTCdf(t: number, df: number): number {
  requireNumber(t)
  requirePositive(df, 'degrees of freedom')
  const { lower, upper } = sizeTails(Math.abs(t), df)
  return t < 0 ? upper / 2 : 0.5 + lower / 2
}

/**
 * Quantile of Student's t with df > 0 degrees of freedom at probability p in [0, 1]; ±Infinity at its ends.
 *
 * @example
 * studentTQuantile(0.975, 10) // 2.228138851986274
 */
export function studentTQuantile(p: number, df: number): number {
  requireProbability(p)
  requirePositive(df, 'degrees of freedom')
  const tail = Math.min(p, 1 - p)
  if (tail === 0.5) return 0
  // Where the square of t would overflow the tail is a power of t, to all digits.
  const logRatio = -(Math.log(2 * tail) + Math.log(df / 2) + lnBeta(0.5, df / 2)) / df
  if (logRatio > 300) return Math.sqrt(df) * Math.exp(logRatio) * (p < 0.5 ? -1 : 1)
  const density = (t: number): number => {
    const [x, y] = fractions(t, df)
    return 2 * betaPower(x, y, 0.5, df / 2)
  }
  const inside = Math.abs(1 - 2 * p)
  const size = positiveQuantile({ tails: (t) => sizeTails(t, df), density, end: Infinity }, inside, 2 * tail, -normalQuantile(tail))
  return p < 0.5 ? -size : size
}
