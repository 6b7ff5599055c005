import { sql } from 'kysely'
import { redecide } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import { say } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import type { LabContext } from '../acting.ts'
import { iso } from '../clock.ts'
import { fail } from '../errors.ts'
import { ids } from '../ranges.ts'
import type { Why } from '../tables.ts'
import { text } from '../text.ts'
import { putFreed } from '../waiting/freed.ts'
import { becauseOf } from './because.ts'
import { goneFromGates, pageOf } from './occupancy-changes.ts'
import { vacate } from './occupy.ts'
import { live } from './shown.ts'
import type { Status } from './shown.ts'
import { bookingsWhere, ownBooking } from './store.ts'
import type { BookingRecord } from './store.ts'

/** Throws LAB_STATUS unless a booking still holds what it has taken, and its use has not begun. */
export function checkLive({ status, startedAt, end }: BookingRecord, wanted: string, now: Date): void {
  const shown = startedAt !== null && status === 'confirmed' ? 'in use' : end <= now ? 'over' : status
  if (!(live as readonly string[]).includes(shown)) throw fail('LAB_STATUS', { status: shown, wanted })
}

/** Why bookings are cancelled: the centre's own reason, and what somebody wrote. */
interface Reason {
  readonly why: Why | null
  readonly because: string | null
}

/** Cancels bookings: what they held is free, the gates hear of it, and whoever waits is offered it. */
export async function cancelAll(bookings: readonly BookingRecord[], { why, because }: Reason, context: LabContext): Promise<void> {
  if (bookings.length === 0) return
  const { database, now } = context
  const all = bookings.map(({ id }) => id)
  await sql`
    update booking set status = 'cancelled', why = ${why}, because = ${because}, until = null, sequence = sequence + 1,
      changed_at = ${now.toISOString()}::timestamptz
    where id = any(${ids(all)})`.execute(database)
  await vacate(database, all)
  await redecide(context, goneFromGates(bookings))
  for (const booking of bookings) await putFreed(booking, context)
}

/** Tells holders that their bookings are cancelled and why, each in the own language. */
export async function tellCancelled(bookings: readonly BookingRecord[], reason: Reason, context: LabContext): Promise<void> {
  for (const booking of bookings) {
    const { id, title, start, holder, language } = booking
    const because = await becauseOf([{ ...booking, ...reason, status: 'cancelled' }], { database: context.database, language })
    const values = { title, start: iso(start), reason: because.get(id) ?? say(text, language, 'why.none') }
    await notify(context, { person: holder.id, kind: 'booking.cancelled', values, link: pageOf(id) })
  }
}

/** Cancels a booking, or all later ones of its series too. Throws LAB_STATUS. */
export async function cancel(
  { booking: id, reason, following }: { readonly booking: string; readonly reason: string; readonly following: boolean },
  context: Context,
): Promise<{ cancelled: string[] }> {
  const { database, actor, now } = context
  const booking = await ownBooking(id, context)
  checkLive(booking, 'cancelled', now)
  const { series, holder, start } = booking
  const later = following
    ? await bookingsWhere(
        database,
        sql`b.series = ${series}::uuid and b.id <> ${id} and b.holder = ${holder.id} and b.started_at is null
          and b.status in ('held', 'confirmed', 'at-risk') and lower(b.during) > ${iso(start)}::timestamptz`,
        sql`order by lower(b.during)`,
      )
    : []
  const all = [booking, ...later]
  const given = { why: null, because: reason === '' ? null : reason }
  await cancelAll(all, given, context)
  if (holder.id !== actor.id) await tellCancelled(all, given, context)
  return { cancelled: all.map((each) => each.id) }
}

/** Confirms a booking that waits for a lab manager. Throws LAB_STATUS for another, and for one that is held for somebody who waits. */
export async function confirm(id: string, context: Context): Promise<{ booking: string; status: Status }> {
  const { database, now } = context
  const { status, holder, title, start } = await ownBooking(id, context)
  const { rows: offers } = await sql`select from waiting where booking = ${id} and status = 'offered'`.execute(database)
  if (status !== 'held' || offers.length > 0)
    throw fail('LAB_STATUS', { status: offers.length > 0 ? 'on offer' : status, wanted: 'confirmed' })
  const at = sql`${now.toISOString()}::timestamptz`
  await sql`
    update booking set status = 'confirmed', until = null, confirmed_at = ${at}, sequence = sequence + 1, changed_at = ${at}
    where id = ${id}`.execute(database)
  await notify(context, { person: holder.id, kind: 'booking.confirmed', values: { title, start: iso(start) }, link: pageOf(id) })
  return { booking: id, status: 'confirmed' }
}
