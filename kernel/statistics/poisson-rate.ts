import { chiSquareQuantile } from '@vitalbench/kernel/numbers'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue, requireCount } from './scored-cases.ts'

/**
 * Rate `count / exposure` with the exact Poisson interval (Garwood, Biometrika 28:437, 1936). It takes the counts as independent;
 * counts that cluster in patients need an interval over patients.
 *
 * @example
 * poissonRate(0, 240).interval // 0 to 0.0154
 */
export function poissonRate(count: number, exposure: number, { level = 0.95 }: LevelOption = {}): Estimate {
  requireCount('count', count)
  criticalValue(level)
  const shared = { n: count, method: 'rate' }
  if (!(exposure > 0)) return { value: null, interval: null, standardError: null, ...shared, reason: 'no exposure' }
  const low = count === 0 ? 0 : chiSquareQuantile((1 - level) / 2, 2 * count) / 2
  const high = chiSquareQuantile((1 + level) / 2, 2 * count + 2) / 2
  const interval = { low: low / exposure, high: high / exposure, level, method: 'Poisson, exact' }
  return { value: count / exposure, interval, standardError: Math.sqrt(count) / exposure, ...shared }
}
