import type { ConfusionCounts } from './confusion.ts'
import { requireCounts } from './confusion.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue } from './scored-cases.ts'

/**
 * Matthews correlation coefficient (φ of the 2 × 2 table) with the multinomial delta-method standard error
 * (Bishop, Fienberg and Holland, Discrete Multivariate Analysis, 1975, section 11.3) and the interval on Fisher's z
 * (Itaya et al., Stat Med 44:e10303, 2025). No value where a margin is empty.
 */
export function mcc(counts: ConfusionCounts, { level = 0.95 }: LevelOption = {}): Estimate {
  requireCounts(counts)
  const { tp, fp, fn, tn } = counts
  const z = criticalValue(level)
  const n = tp + fp + fn + tn
  const sizes = { n, events: tp + fn, method: 'MCC, delta method on Fisher z' }
  const rows = (tp + fn) * (fp + tn)
  const columns = (tp + fp) * (fn + tn)
  if (rows === 0 || columns === 0)
    return { value: null, interval: null, ...sizes, reason: 'a margin of the table is empty, so the correlation is 0/0' }
  const value = (tp * tn - fp * fn) / (Math.sqrt(rows) * Math.sqrt(columns))
  const rowGap = tp + fn - fp - tn
  const columnGap = tp + fp - fn - tn
  const square = value * value
  const skew = (value * (1 + square / 2) * rowGap * columnGap) / (Math.sqrt(rows) * Math.sqrt(columns))
  const spread = 0.75 * square * ((rowGap * rowGap) / rows + (columnGap * columnGap) / columns)
  const standardError = Math.sqrt(Math.max(0, 1 - square + skew - spread) / n)
  if (square >= 1 || standardError === 0)
    return { value, interval: null, standardError, ...sizes, reason: 'degenerate: no disagreement varies, so the standard error is 0' }
  const half = (z * standardError) / (1 - square)
  const centre = Math.atanh(value)
  const interval = { low: Math.tanh(centre - half), high: Math.tanh(centre + half), level, method: 'delta method on Fisher z' }
  return { value, interval, standardError, ...sizes }
}
