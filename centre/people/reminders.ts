import { addDays } from '@vitalbench/centre/gates'

/**
 * How many days before its last day a holder is reminded today: the smallest of the given distances that has been reached and
 * was not sent yet, or null. One that was missed is made up by the next, never by two at once; after the last day there is none.
 */
export function reminderDue(options: {
  readonly lastDay: string
  readonly today: string
  readonly distances: readonly number[]
  readonly sent: readonly number[]
}): number | null {
  const { lastDay, today, distances, sent } = options
  if (today > lastDay) return null
  const reached = distances.filter((days) => today >= addDays(lastDay, -days))
  if (reached.length === 0) return null
  const nearest = Math.min(...reached)
  return sent.some((days) => days <= nearest) ? null : nearest
}
