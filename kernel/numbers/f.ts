import { requireNumber, requirePositive } from './domain.ts'
import type { Tails } from './incomplete-beta.ts'
import { incompleteBeta } from './incomplete-beta.ts'

function tails(x: number, d1: number, d2: number): Tails {
  requireNumber(x)
  requirePositive(d1, 'numerator degrees of freedom')
  requirePositive(d2, 'denominator degrees of freedom')
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const odds = (d1 / d2) * x
  return incompleteBeta(odds / (1 + odds), 1 / (1 + odds), d1 / 2, d2 / 2)
}

/** Distribution function of F with d1 and d2 > 0 degrees of freedom. */
export const fCdf = (x: number, d1: number, d2: number): number => tails(x, d1, d2).lower

/** Survival function of F with d1 and d2 > 0 degrees of freedom: the p-value of an F test. */
export const fSurvival = (x: number, d1: number, d2: number): number => tails(x, d1, d2).upper
