import { sql } from 'kysely'
import { redecide } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import { iso } from '../clock.ts'
import { fail } from '../errors.ts'
import { putFreed } from '../waiting/freed.ts'
import { goneFromGates } from './occupancy-changes.ts'
import { vacate } from './occupy.ts'
import type { Status } from './shown.ts'
import { ownBooking } from './store.ts'

const quarter = 15 * 60_000

type Changed = Promise<{ booking: string; status: Status }>

/** Enters that somebody has come; from a quarter of an hour before the start. Throws LAB_STATUS, LAB_EARLY. */
export async function startUse(id: string, context: Context): Changed {
  const { database, now } = context
  const { status, start, startedAt } = await ownBooking(id, context)
  if (status !== 'confirmed' || startedAt !== null) throw fail('LAB_STATUS', { status: startedAt ? 'in use' : status, wanted: 'begun' })
  if (now.getTime() < start.getTime() - quarter) throw fail('LAB_EARLY', { start: iso(start) })
  const at = sql`${iso(now)}::timestamptz`
  await sql`update booking set started_at = ${at}, changed_at = ${at} where id = ${id}`.execute(database)
  return { booking: id, status }
}

/** Enters that the use has ended; the time that is left is free again. Throws LAB_STATUS. */
export async function endUse(id: string, context: Context): Changed {
  const { database, now } = context
  const booking = await ownBooking(id, context)
  const { status, startedAt, end } = booking
  if (!['confirmed', 'at-risk'].includes(status) || startedAt === null)
    throw fail('LAB_STATUS', { status, wanted: 'ended before it has begun' })
  const at = sql`${iso(now)}::timestamptz`
  await sql`update booking set status = 'used', ended_at = ${at}, until = null, changed_at = ${at} where id = ${id}`.execute(database)
  if (now < end) {
    // Clean-up begins now instead of at the end.
    const early = sql`(${iso(end)}::timestamptz - ${at})`
    await sql`
      update occupancy set during = tstzrange(lower(during), upper(during) - ${early})
      where booking = ${id} and upper(during) - ${early} > lower(during)`.execute(database)
    await sql`
      update booking set blocked = tstzrange(lower(blocked), upper(blocked) - ${early})
      where id = ${id} and upper(blocked) - ${early} > lower(blocked)`.execute(database)
    await redecide(context, goneFromGates([booking]))
    await putFreed(booking, context)
  }
  return { booking: id, status: 'used' }
}

/** Enters that nobody came; the time that is left is free again. Throws LAB_STATUS, LAB_EARLY. */
export async function markNoShow(id: string, context: Context): Changed {
  const { database, now } = context
  const booking = await ownBooking(id, context)
  const { status, start, startedAt } = booking
  if (!['confirmed', 'at-risk'].includes(status) || startedAt !== null)
    throw fail('LAB_STATUS', { status: startedAt ? 'in use' : status, wanted: 'a no-show' })
  if (now < start) throw fail('LAB_EARLY', { start: iso(start) })
  await sql`
    update booking set status = 'no-show', until = null, sequence = sequence + 1, changed_at = ${iso(now)}::timestamptz
    where id = ${id}`.execute(database)
  await vacate(database, [id])
  await redecide(context, goneFromGates([booking]))
  await putFreed(booking, context)
  return { booking: id, status: 'no-show' }
}
