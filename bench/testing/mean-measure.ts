import { mean, normalQuantile, variance } from '@vitalbench/kernel/numbers'
import type { Measure } from '../contract.ts'

/** Mean of numbers with its normal 95 % interval, as a measure of all cases. */
export function meanMeasure(name: string, values: readonly number[]): Measure {
  const n = values.length
  const base = { name, group: 'all', unit: '1', n, method: 'mean' }
  if (n < 2) return { ...base, value: null, interval: null, reason: `${n} cases, 2 are needed` }
  const value = mean(values)
  const half = normalQuantile(0.975) * Math.sqrt(variance(values) / n)
  return { ...base, value, interval: { low: value - half, high: value + half, level: 0.95, method: 'normal' } }
}
