import { fail } from '../errors.ts'
import { instantOfWall, wallAt } from '../clock.ts'
import type { SeriesRule } from './asked.ts'

const day = 86_400_000
const mostSlots = 200
const mostDays = 3 * 366

/** A slot [start, end), ms since 1970 UTC. */
export interface Slot {
  readonly start: number
  readonly end: number
}

/** Monday 1 to Sunday 7 of a time on the clock. */
const weekdayOf = (wall: number): number => ((new Date(wall).getUTCDay() + 6) % 7) + 1

/**
 * The slots of a rule, beginning with the first: each begins and ends at the same time of the clock in the zone, so that a change of the
 * clock moves none of them. Throws LAB_SERIES_EMPTY and LAB_SERIES_LONG.
 */
export function slotsOf(rule: SeriesRule, first: Slot, zone: string): readonly Slot[] {
  const { every, interval, weekdays, count = Number.POSITIVE_INFINITY, until } = rule
  const startWall = wallAt(first.start, zone)
  const endWall = wallAt(first.end, zone)
  const midnight = Math.floor(startWall / day) * day
  const monday = midnight - (weekdayOf(startWall) - 1) * day
  const last = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${until}T00:00:00Z`)
  const wanted = weekdays ?? [weekdayOf(startWall)]
  const fits = (wall: number): boolean =>
    every === 'day'
      ? ((wall - midnight) / day) % interval === 0
      : wanted.includes(weekdayOf(wall)) && Math.floor((wall - monday) / (7 * day)) % interval === 0
  const slots: Slot[] = []
  const horizon = until === undefined ? Number.POSITIVE_INFINITY : mostDays
  for (let days = 0; slots.length < count && days <= horizon; days++) {
    const date = midnight + days * day
    if (date > last) break
    if (!fits(date)) continue
    if (slots.length === mostSlots) throw fail('LAB_SERIES_LONG', { most: mostSlots })
    slots.push({ start: instantOfWall(startWall + days * day, zone), end: instantOfWall(endWall + days * day, zone) })
  }
  if (slots.length === 0) throw fail('LAB_SERIES_EMPTY')
  return slots
}
