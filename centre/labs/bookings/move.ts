import { sql } from 'kysely'
import type { z } from 'zod'
import { redecide } from '@vitalbench/centre/gates'
import { system } from '@vitalbench/platform/access'
import type { Context } from '@vitalbench/platform/operations'
import { decideSlot } from '../gate.ts'
import { fail } from '../errors.ts'
import { isOver } from '../quotas/quotas.ts'
import { rangeOf } from '../ranges.ts'
import { putFreed } from '../waiting/freed.ts'
import { attempt } from './attempt.ts'
import { checkLive } from './change.ts'
import { goneFromGates, occupancyChanges } from './occupancy-changes.ts'
import { blockedBy, needsOf, occupy } from './occupy.ts'
import { questionOf } from './question.ts'
import { lookAtSlot, priceOfQuestion, showSlot } from './slot.ts'
import type { bookingAnswer, Status } from './shown.ts'
import { ownBooking } from './store.ts'

/** Moves a booking to another time, if gate, quotas and calendar allow; otherwise it stays where it is. Throws LAB_STATUS. */
export async function move(
  { booking: id, start, end }: { readonly booking: string; readonly start: string; readonly end: string },
  context: Context,
): Promise<z.input<typeof bookingAnswer>> {
  const { database, now } = context
  const booking = await ownBooking(id, context)
  checkLive(booking, 'moved', now)
  const { question: asked, holder, organisation, confirmedAt, status: before } = booking
  const { rows: offers } = await sql`select from waiting where booking = ${id} and status = 'offered'`.execute(database)
  if (offers.length > 0) throw fail('LAB_STATUS', { status: 'on offer', wanted: 'moved' })
  const whose = { person: holder.id, organisation: organisation?.id }
  const question = await questionOf({ ...asked, ...whose, start, end }, { database, now, actor: system })
  const looked = await lookAtSlot(question, context, { booking: id, hold: true })
  const stay = async (outcome: 'refused' | 'quota' | 'clash') => {
    return { outcome, booking: id, waiting: null, status: before, slot: await showSlot(question, looked, context, id) }
  }
  if (looked.decision.decision === 'deny') return stay('refused')
  if (isOver(question, looked.quotas)) return stay('quota')
  const price = priceOfQuestion(question)
  const needs = needsOf(question)
  const status: Status = confirmedAt === null ? 'held' : 'confirmed'
  const until = status === 'held' ? question.slot.start.toISOString() : null
  const done = await attempt(database, async () => {
    if (!(await occupy(database, id, needs))) return false
    const kept = await decideSlot(question, { kind: 'booking', id }, context)
    await sql`
      update booking set during = ${rangeOf(question.slot.start, question.slot.end)}, blocked = ${blockedBy(needs, question.slot)}, question = ${JSON.stringify({ ...asked, start, end })},
        decision = ${kept.id}, price = ${JSON.stringify(price)}, price_minor = ${price.total.minor}, status = ${status},
        until = ${until}::timestamptz, because = null, sequence = sequence + 1, changed_at = ${now.toISOString()}::timestamptz
      where id = ${id}`.execute(database)
    return true
  })
  if (!done) return stay('clash')
  await redecide(context, [...goneFromGates([booking]), ...occupancyChanges(question, id, 'after')])
  await putFreed(booking, context)
  return { outcome: 'booked', booking: id, waiting: null, status, slot: null }
}
