import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { notify } from '@vitalbench/centre/notices'
import type { House } from '@vitalbench/platform/operations'
import type { LabContext } from '../acting.ts'
import { byTheClock } from '../acting.ts'
import type { Asked } from '../bookings/asked.ts'
import { writeBooking } from '../bookings/book.ts'
import { needsOf, unmetNeeds } from '../bookings/occupy.ts'
import { lookUp } from '../bookings/question.ts'
import { lookAtSlot } from '../bookings/slot.ts'
import { iso } from '../clock.ts'
import { isOver } from '../quotas/quotas.ts'
import { ids } from '../ranges.ts'

/** What has become free, as a job has it; nothing is anything at any time. */
export interface FreedTime {
  readonly resources: readonly string[]
  readonly start: string
  readonly end: string
}

interface Waiting {
  readonly id: string
  readonly person: string
  readonly organisation: string | null
  readonly question: Asked
}

/** Holds a slot for somebody who waits, if it is free, the gate opens and the quotas allow; otherwise the place in line stays. */
async function offer(entry: string, context: LabContext): Promise<void> {
  const { database, now } = context
  const { rows } = await sql<Waiting>`
    select id, person, organisation, question from waiting where id = ${entry} and status = 'waiting' for update`.execute(database)
  if (rows.length === 0) return
  const [{ person, organisation, question: asked }] = rows
  const question = await lookUp(asked, { person, organisation }, database)
  const { site, slot, things, staff } = question
  if (slot.start <= now || [...things, ...staff].some(({ retired_at }) => retired_at !== null)) return
  if ((await unmetNeeds(database, needsOf(question))).length > 0) return
  const { unmet, decision, quotas } = await lookAtSlot(question, context, { hold: true })
  if (unmet.length > 0 || decision.decision === 'deny' || isOver(question, quotas)) return
  const booking = randomUUID()
  // An offer never stands into the slot itself.
  const until = new Date(Math.min(now.getTime() + site.offer_hours * 3_600_000, slot.start.getTime()))
  if ((await writeBooking(question, { id: booking, heldUntil: until }, context)) === null) return
  await sql`
    update waiting set status = 'offered', booking = ${booking}, offered_until = ${iso(until)}::timestamptz where id = ${entry}`.execute(
    database,
  )
  const values = { title: asked.title, start: iso(slot.start), until: iso(until) }
  await notify(context, { person, kind: 'waiting.offered', values, link: '/labs/waiting' })
}

/** Offers what is free to those who wait for it, in their order: the gate is asked anew, and the slot is held for them. */
export async function offerFreed(house: House, freed: FreedTime | null): Promise<void> {
  // With the longest set-up and clean-up on either side, so that no neighbour is missed.
  const near =
    freed === null
      ? sql`true`
      : sql`w.during && tstzrange(${freed.start}::timestamptz - interval '2 days', ${freed.end}::timestamptz + interval '2 days')
          and exists (select from waiting_resource r where r.waiting = w.id and r.resource = any(${ids(freed.resources)}))`
  const { rows } = await sql<{ id: string }>`
    select w.id from waiting w where w.status = 'waiting' and lower(w.during) > ${iso(house.now())}::timestamptz and ${near}
    order by w.place`.execute(house.database.sql)
  for (const { id } of rows) await byTheClock(house, (context) => offer(id, context))
}
