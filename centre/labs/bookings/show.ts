import { sql } from 'kysely'
import type { z } from 'zod'
import { isOfficer, namesFor, openDecision, wordDecision } from '@vitalbench/centre/gates'
import type { WordedDecision } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import { iso, isoOrNull } from '../clock.ts'
import { becauseOf } from './because.ts'
import { showPrice } from './slot.ts'
import { seenBooking } from './store.ts'
import type { BookingRecord } from './store.ts'
import type { bookingRow } from './shown.ts'

const rowOf = (booking: BookingRecord, because: string | null, reader: string): z.input<typeof bookingRow> => ({
  booking: booking.id,
  title: booking.title,
  status: booking.status,
  start: iso(booking.start),
  end: iso(booking.end),
  zone: booking.zone,
  site: booking.site,
  resources: [...booking.resources],
  holder: booking.holder,
  organisation: booking.organisation,
  mode: booking.mode,
  project: booking.project,
  people: booking.people,
  supervises: booking.supervises,
  series: booking.series,
  price: booking.price.total,
  until: isoOrNull(booking.until),
  because,
  mine: booking.holder.id === reader,
})

/** Whether somebody may know what the holder of a booking holds: the holder, and whoever looks after such papers. */
const mayKnow = ({ holder }: BookingRecord, actor: Context['actor']): boolean => holder.id === actor.id || isOfficer(actor)

/** Bookings as rows for whoever asks. */
export async function rowsOf(bookings: readonly BookingRecord[], { database, actor }: Pick<Context, 'database' | 'actor'>) {
  const because = await becauseOf(bookings, { database, language: actor.language, mayKnow: (booking) => mayKnow(booking, actor) })
  return bookings.map((booking) => rowOf(booking, because.get(booking.id) ?? null, actor.id))
}

/** The decision that a booking stands on, worded for the reader. */
async function decisionOf({ decision: id }: BookingRecord, { database, actor }: Context): Promise<WordedDecision | null> {
  const { rows } = await sql<{ envelope: unknown; names: Readonly<Record<string, string>> }>`
    select envelope, names from decision where id = ${id}`.execute(database)
  if (rows.length === 0) return null
  const [{ envelope, names }] = rows
  const { decision } = await openDecision(envelope)
  return wordDecision(decision, { language: actor.language, names: await namesFor(database, decision, names) })
}

/** Shows a booking with the decision on which it stands. */
export async function show(id: string, context: Context) {
  const booking = await seenBooking(id, context)
  const { price, startedAt, endedAt, createdAt, changedAt } = booking
  const [row] = await rowsOf([booking], context)
  return {
    ...row,
    decision: mayKnow(booking, context.actor) ? await decisionOf(booking, context) : null,
    price: showPrice(price),
    startedAt: isoOrNull(startedAt),
    endedAt: isoOrNull(endedAt),
    createdAt: iso(createdAt),
    changedAt: iso(changedAt),
  }
}
