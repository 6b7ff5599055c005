import { requireNumber, requireProbability } from './domain.ts'

/** Logistic function 1 / (1 + e^-x), accurate in both tails. */
export function expit(x: number): number {
  requireNumber(x)
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const odds = Math.exp(x)
  return odds / (1 + odds)
}

/** Log odds ln(p / (1 - p)) of a probability; -Infinity at 0 and Infinity at 1. */
export function logit(p: number): number {
  requireProbability(p)
  // Near one half the odds are near 1, and their distance from 1 is what counts.
  return p > 0.25 && p < 0.75 ? Math.log1p((2 * p - 1) / (1 - p)) : Math.log(p / (1 - p))
}

/** ln(1 + e^x) without overflow (Mächler, Accurately computing log(1 - exp(-|a|)), R package Rmpfr, 2012). */
export function log1pExp(x: number): number {
  requireNumber(x)
  if (x <= 18) return Math.log1p(Math.exp(x))
  return x <= 33.3 ? x + Math.exp(-x) : x
}
