import { requireNumber, requireProbability, requireWhole } from './domain.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { stirlingError } from './ln-gamma.ts'
import { deviance } from './saddle-point.ts'

/**
 * Probability of k successes in n trials of probability p; 0 where k is no whole number from 0 to n.
 * Source: Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function binomialMass(k: number, n: number, p: number): number {
  requireNumber(k)
  requireWhole(n, 'number of trials')
  requireProbability(p)
  if (!Number.isInteger(k) || k < 0 || k > n) return 0
  if (p === 0 || p === 1) return k === n * p ? 1 : 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return p ** n
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k)
  const exponent = correction - deviance(k, n * p) - deviance(n - k, n * (1 - p))
  return Math.sqrt(n / (2 * Math.PI * k * (n - k))) * Math.exp(exponent)
}

/** Probability of at most k successes in n trials of probability p; k may be any number. */
export function binomialCdf(k: number, n: number, p: number): number {
  requireNumber(k)
  requireWhole(n, 'number of trials')
  requireProbability(p)
  if (k < 0) return 0
  if (k >= n) return 1
  const whole = Math.floor(k)
  return incompleteBeta(p, 1 - p, whole + 1, n - whole).upper
}
