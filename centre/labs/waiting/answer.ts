import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import type { Status } from '../bookings/shown.ts'
import { iso } from '../clock.ts'
import { fail } from '../errors.ts'
import { giveUpOffer } from './give-up.ts'
import { ownEntry } from './join.ts'

/** Takes the slot that is on offer; what a lab manager confirms is held until then. Throws LAB_WAITING_STATE. */
export async function acceptOffer(id: string, context: Context): Promise<{ booking: string; status: Status }> {
  const { database, now } = context
  const { status, booking, offeredUntil } = await ownEntry(id, context)
  if (status !== 'offered' || booking === null) throw fail('LAB_WAITING_STATE', { status })
  if (offeredUntil === null || offeredUntil <= now) throw fail('LAB_WAITING_STATE', { status: 'past' })
  await sql`update waiting set status = 'accepted', offered_until = null where id = ${id}`.execute(database)
  const at = sql`${iso(now)}::timestamptz`
  const { rows } = await sql<{ status: Status }>`
    update booking b set changed_at = ${at}, sequence = sequence + 1, status = case when c.confirms then 'held' else 'confirmed' end,
      until = case when c.confirms then lower(b.during) end, confirmed_at = case when c.confirms then null else ${at} end
    from (select bool_or(r.confirms) as confirms from booking_resource br join resource r on r.id = br.resource where br.booking = ${booking}) c
    where b.id = ${booking} returning b.status`.execute(database)
  return { booking, status: rows[0].status }
}

/** Lets the slot on offer go to the next in line. Throws LAB_WAITING_STATE. */
export async function declineOffer(id: string, context: Context): Promise<{ waiting: string }> {
  const entry = await ownEntry(id, context)
  if (entry.status !== 'offered') throw fail('LAB_WAITING_STATE', { status: entry.status })
  await giveUpOffer(entry, 'left', context)
  return { waiting: id }
}
