import { sql } from 'kysely'
import type { LabContext } from '../acting.ts'
import { cancelAll } from '../bookings/change.ts'
import { bookingsWhere } from '../bookings/store.ts'
import type { Entry } from './join.ts'

/** Ends an offer; the slot that was held for it goes to the next in line. */
export async function giveUpOffer(
  { id, booking }: Pick<Entry, 'id' | 'booking'>,
  status: 'left' | 'past',
  context: LabContext,
): Promise<void> {
  const { database } = context
  await sql`update waiting set status = ${status}, offered_until = null where id = ${id}`.execute(database)
  if (booking === null) return
  const held = await bookingsWhere(database, sql`b.id = ${booking} and b.status in ('held', 'at-risk')`)
  await cancelAll(held, { why: status === 'past' ? 'offer-past' : null, because: null }, context)
}
