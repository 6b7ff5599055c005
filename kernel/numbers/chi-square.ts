import { requirePositive } from './domain.ts'
import { gammaCdf, gammaQuantile, gammaSurvival } from './gamma.ts'

/** Distribution function of χ² with df > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  requirePositive(df, 'degrees of freedom')
  return gammaCdf(x / 2, df / 2)
}

/** Survival function of χ² with df > 0 degrees of freedom: the p-value of a χ² test. */
export function chiSquareSurvival(x: number, df: number): number {
  requirePositive(df, 'degrees of freedom')
  return gammaSurvival(x / 2, df / 2)
}

/** Quantile of χ² with df > 0 degrees of freedom at probability p in [0, 1]. */
export function chiSquareQuantile(p: number, df: number): number {
  requirePositive(df, 'degrees of freedom')
  return 2 * gammaQuantile(p, df / 2)
}
