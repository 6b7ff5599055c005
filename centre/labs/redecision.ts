import { sql } from 'kysely'
import { decisionsMovedBy } from '@vitalbench/centre/gates'
import type { FactChange, PolicyChange } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import type { House } from '@vitalbench/platform/operations'
import { byTheClock, labManagers } from './acting.ts'
import type { LabContext } from './acting.ts'
import { becauseOf } from './bookings/because.ts'
import { pageOf } from './bookings/occupancy-changes.ts'
import { lookUp } from './bookings/question.ts'
import { bookingsWhere } from './bookings/store.ts'
import type { BookingRecord } from './bookings/store.ts'
import { iso } from './clock.ts'
import { decideSlot } from './gate.ts'
import { ids } from './ranges.ts'
import { giveUpOffer } from './waiting/give-up.ts'
import { tellPast } from './waiting/tell-past.ts'
import type { OpenOffer } from './waiting/tell-past.ts'

const hour = 3_600_000

/** Tells the holder of a booking at risk, and those who manage labs, each in the own language. */
async function tellAtRisk(booking: BookingRecord, context: LabContext): Promise<void> {
  const { database } = context
  const { id, title, start, holder } = booking
  const managers = (await labManagers(context)).filter((person) => person.id !== holder.id)
  for (const { id: person, language } of [{ id: holder.id, language: booking.language }, ...managers]) {
    const reason = (await becauseOf([booking], { database, language })).get(id) ?? ''
    const values = { title, start: iso(start), reason }
    await (person === holder.id
      ? notify(context, { person, kind: 'booking.at-risk', values, link: pageOf(id) })
      : notify(context, { person, kind: 'booking.affected', values: { ...values, holder: holder.name }, link: pageOf(id) }))
  }
}

/** Decides on a booking again: one whose gate has closed is at risk until it is cured; one that is cured stands as it did before. */
async function decideAgain(id: string, context: LabContext): Promise<void> {
  const { database, now } = context
  const { rows: offers } = await sql<OpenOffer>`
    select id, person, booking, question ->> 'title' as title, lower(during) as start from waiting
    where booking = ${id} and status = 'offered' for update`.execute(database)
  await sql`select from booking where id = ${id} for update`.execute(database)
  const [booking] = await bookingsWhere(
    database,
    sql`b.id = ${id} and b.status in ('held', 'confirmed', 'at-risk') and upper(b.during) > ${iso(now)}::timestamptz`,
  )
  if (!booking) return
  const { question: asked, holder, organisation, status, start, cancelHours, confirmedAt } = booking
  const question = await lookUp(asked, { person: holder.id, organisation: organisation?.id ?? null }, database)
  const { id: decision, decision: answer } = await decideSlot(question, { kind: 'booking', id }, context)
  const isClosed = answer.decision === 'deny'
  if (isClosed && offers.length > 0) {
    await giveUpOffer(offers[0], 'past', context)
    return tellPast(offers[0], context)
  }
  const change = async (next: 'at-risk' | 'confirmed' | 'held', until: Date | null) => {
    await sql`
      update booking set decision = ${decision}, status = ${next}, until = ${until?.toISOString() ?? null}::timestamptz,
        sequence = sequence + 1, changed_at = ${iso(now)}::timestamptz
      where id = ${id}`.execute(database)
  }
  if (isClosed && status !== 'at-risk') {
    await change('at-risk', new Date(start.getTime() - cancelHours * hour))
    await tellAtRisk({ ...booking, decision, status: 'at-risk' }, context)
  } else if (!isClosed && status === 'at-risk') {
    await change(confirmedAt === null ? 'held' : 'confirmed', confirmedAt === null ? start : null)
    const values = { title: booking.title, start: iso(start) }
    if (confirmedAt !== null) await notify(context, { person: holder.id, kind: 'booking.confirmed', values, link: pageOf(id) })
  } else await sql`update booking set decision = ${decision} where id = ${id}`.execute(database)
}

const ahead = (house: House) => sql`b.status in ('held', 'confirmed', 'at-risk') and upper(b.during) > ${iso(house.now())}::timestamptz`

/** Decides again on every booking to come that changes of facts or policies move. */
export async function decideMoved(house: House, changes: readonly (FactChange | PolicyChange)[]): Promise<void> {
  const moved = await decisionsMovedBy(house.database.sql, changes, { endsAfter: house.now() })
  const subjects = moved.filter(({ subject }) => subject.kind === 'booking').map(({ subject }) => subject.id)
  const { rows } = await sql<{ id: string }>`
    select id from booking b where id = any(${ids(subjects)}) and ${ahead(house)} order by lower(during), id`.execute(house.database.sql)
  for (const { id } of rows) await byTheClock(house, (context) => decideAgain(id, context))
}

/** Decides again on every booking to come. */
export async function decideAll(house: House): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from booking b where ${ahead(house)} order by lower(during), id`.execute(
    house.database.sql,
  )
  for (const { id } of rows) await byTheClock(house, (context) => decideAgain(id, context))
}
