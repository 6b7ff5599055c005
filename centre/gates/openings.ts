import type { Opening } from './decision.ts'
import { localDate } from './local-time.ts'
import type { Span, Spans } from './spans.ts'

const iso = (instant: number): string | null => (Number.isFinite(instant) ? new Date(instant).toISOString() : null)
const day = (instant: number, zone: string): string | null => (Number.isFinite(instant) ? localDate(instant, zone) : null)

/** The stretches of a set that are long enough for a slot, as instants and local days. */
export const openingsFor = (set: Spans, slot: Span, zone: string): readonly Opening[] =>
  set
    .filter(({ start, end }) => end - start >= slot.end - slot.start)
    .map(({ start, end }) => ({ start: iso(start), end: iso(end), firstDay: day(start, zone), lastDay: day(end - 1, zone) }))
