import type { Context } from '@vitalbench/platform/operations'
import { windowOf } from '../window.ts'

interface Term {
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly withdrawn_at: string | null
  readonly reason: string | null
}

/** The term of a paper as it is shown, with how it stands at this instant. */
export function shownTerm(row: Term, { now, zone }: Pick<Context, 'now' | 'zone'>) {
  const { start, end, withdrawn } = windowOf(
    { validFrom: row.valid_from, validUntil: row.valid_until, withdrawnAt: row.withdrawn_at },
    zone,
  )
  const at = now.getTime()
  const state =
    end <= at ? (withdrawn ? ('withdrawn' as const) : ('ended' as const)) : start > at ? ('not-yet' as const) : ('in-force' as const)
  return { validFrom: row.valid_from, validUntil: row.valid_until, withdrawnAt: row.withdrawn_at, state, reason: row.reason }
}
