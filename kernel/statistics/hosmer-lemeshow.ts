import { argsort, chiSquareSurvival } from '@vitalbench/kernel/numbers'
import type { Predictions } from './predictions.ts'
import { checkPredictions } from './predictions.ts'
import { requireCount } from './scored-cases.ts'

/** Hosmer-Lemeshow test; `df` is printed because it depends on whether the model was developed on these data. */
export interface HosmerLemeshow {
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
  readonly groups: readonly { readonly n: number; readonly observed: number; readonly expected: number }[]
  readonly method: string
  readonly reason?: string
}

/**
 * Hosmer-Lemeshow χ² = Σ(O − E)² / (E(1 − E/n)) over groups of risk. Groups are cut at type 7 quantiles of the ranks, tied
 * probabilities ranked in order of appearance; df = groups − 2 on the data of development, = groups on external data.
 *
 * @example
 * hosmerLemeshow({ labels, probabilities }, { data: 'external' }).p
 */
export function hosmerLemeshow(
  predictions: Predictions,
  { groups = 10, data = 'external' }: { readonly groups?: number; readonly data?: 'development' | 'external' } = {},
): HosmerLemeshow {
  checkPredictions(predictions)
  requireCount('groups', groups, { low: 3 })
  const { labels, probabilities } = predictions
  const n = labels.length
  const table = Array.from({ length: groups }, () => ({ n: 0, observed: 0, expected: 0 }))
  let group = 0
  argsort(probabilities).forEach((row, rank) => {
    // Group k holds the 0-based ranks up to (n − 1)(k + 1)/groups.
    while (rank * groups > (n - 1) * (group + 1)) group += 1
    table[group].n += 1
    table[group].observed += labels[row]
    table[group].expected += probabilities[row]
  })
  const df = data === 'external' ? groups : groups - 2
  const method = `Hosmer-Lemeshow, ${groups} groups by rank, df = ${df} (${data} data)`
  const shared = { df, groups: table, method }
  if (n < groups) return { chiSquare: null, p: null, ...shared, reason: `${n} cases cannot fill ${groups} groups` }
  let chiSquare = 0
  for (const { n: size, observed, expected } of table) {
    const variance = expected * (1 - expected / size)
    if (!(variance > 0)) return { chiSquare: null, p: null, ...shared, reason: 'a group has only probabilities of 0, or only of 1' }
    chiSquare += (observed - expected) ** 2 / variance
  }
  return { chiSquare, p: chiSquareSurvival(chiSquare, df), ...shared }
}
