import { startOfDay } from '@vitalbench/centre/gates'
import type { Standing } from '@vitalbench/centre/gates'
import type { QualificationShown } from '../shown.ts'

/** Days before its last day from which a qualification counts as ending soon. */
export const soon = 90

const dayLength = 86_400_000

/** Days from one local day to another; 0 on the last day itself, negative after it. */
export const daysUntil = (lastDay: string, today: string): number =>
  Math.round((startOfDay(lastDay, 'UTC') - startOfDay(today, 'UTC')) / dayLength)

/** How a qualification stands at an instant (ms since 1970 UTC) on a local day. */
export function stateOf(
  { start, end, lastDay, withdrawn, trusted, proven }: Standing,
  { at, today, superseded }: { readonly at: number; readonly today: string; readonly superseded: boolean },
): QualificationShown['state'] {
  if (withdrawn && end <= at) return 'revoked'
  if (superseded) return 'superseded'
  if (end <= at) return 'lapsed'
  if (!proven || !trusted) return 'unproven'
  if (start > at) return 'not-yet'
  return lastDay !== null && daysUntil(lastDay, today) <= soon ? 'lapsing' : 'valid'
}
