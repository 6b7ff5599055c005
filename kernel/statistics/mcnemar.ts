import { binomialCdf, binomialMass, chiSquareSurvival } from '@vitalbench/kernel/numbers'
import { requireCount } from './scored-cases.ts'

/** A test statistic on 1 degree of freedom with its two-sided p. */
export interface ChiSquareTest {
  readonly chiSquare: number
  readonly p: number
}

/** The four forms of McNemar's test; `discordant` is b + c. */
export interface McNemar {
  readonly discordant: number
  readonly asymptotic: ChiSquareTest
  readonly corrected: ChiSquareTest
  /** Two-sided p of the exact binomial test. */
  readonly exact: number
  /** Mid-p: the exact p less P(X = b), X binomial; 1 − ½P(X = b) where b = c (Fagerland et al., BMC Med Res Methodol 13:91, 2013). */
  readonly midP: number
}

const test = (chiSquare: number): ChiSquareTest => ({ chiSquare, p: chiSquareSurvival(chiSquare, 1) })

/**
 * McNemar's test of two binary ratings on the same cases from the discordant counts `b` (only the first positive) and
 * `c` (only the second): asymptotic, with continuity correction, exact, mid-p. Without a discordant pair every p is 1.
 *
 * @example
 * mcNemar(150, 86).asymptotic.chiSquare // 17.356
 */
export function mcNemar(b: number, c: number): McNemar {
  requireCount('b', b)
  requireCount('c', c)
  const discordant = b + c
  if (discordant === 0) return { discordant, asymptotic: test(0), corrected: test(0), exact: 1, midP: 1 }
  const difference = Math.abs(b - c)
  const fewer = Math.min(b, c)
  const observed = binomialMass(fewer, discordant, 0.5)
  const doubledTail = 2 * binomialCdf(fewer, discordant, 0.5)
  return {
    discordant,
    asymptotic: test((difference * difference) / discordant),
    corrected: test(Math.max(0, difference - 1) ** 2 / discordant),
    exact: Math.min(1, doubledTail),
    midP: b === c ? 1 - observed / 2 : doubledTail - observed,
  }
}
