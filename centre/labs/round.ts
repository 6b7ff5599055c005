import { sql } from 'kysely'
import { notify } from '@vitalbench/centre/notices'
import type { House } from '@vitalbench/platform/operations'
import { byTheClock } from './acting.ts'
import type { LabContext } from './acting.ts'
import { cancelAll, tellCancelled } from './bookings/change.ts'
import { bookingsWhere } from './bookings/store.ts'
import { iso } from './clock.ts'
import { giveUpOffer } from './waiting/give-up.ts'
import { tellPast } from './waiting/tell-past.ts'
import type { OpenOffer } from './waiting/tell-past.ts'

const day = 86_400_000
const week = 7 * day

/** Ends an offer whose time is over. */
async function endOffer(entry: string, context: LabContext): Promise<void> {
  const { database, now } = context
  const { rows } = await sql<OpenOffer>`
    select id, person, booking, question ->> 'title' as title, lower(during) as start from waiting
    where id = ${entry} and status = 'offered' and offered_until <= ${iso(now)}::timestamptz for update`.execute(database)
  for (const offer of rows) {
    await giveUpOffer(offer, 'past', context)
    await tellPast(offer, context)
  }
}

/** Cancels a booking that was at risk or held for as long as it could be. */
async function endHold(id: string, context: LabContext): Promise<void> {
  const { database, now } = context
  await sql`select from booking where id = ${id} for update`.execute(database)
  const bookings = await bookingsWhere(
    database,
    sql`b.id = ${id} and b.status in ('held', 'at-risk') and b.started_at is null and b.until <= ${iso(now)}::timestamptz`,
  )
  const reason = { why: bookings[0]?.status === 'held' ? ('unconfirmed' as const) : ('gate' as const), because: null }
  await cancelAll(bookings, reason, context)
  await tellCancelled(bookings, reason, context)
}

interface Lent {
  readonly id: string
  readonly person: string
  readonly item: string
  readonly due: Date
}

/** Reminds people of what they have to bring back: a day before, and each week after. */
async function remindOfLoans(context: LabContext): Promise<void> {
  const { database, now } = context
  const { rows } = await sql<Lent>`
    select l.id, l.person, i.name as item, l.due from loan l join loan_item i on i.id = l.item
    where l.returned_at is null and l.due < ${new Date(now.getTime() + day).toISOString()}::timestamptz order by l.due, l.id`.execute(
    database,
  )
  for (const { id, person, item, due } of rows) {
    const late = now.getTime() - due.getTime()
    const [kind, once] =
      late < 0 ? (['loan.due', `loan:${id}:due`] as const) : (['loan.overdue', `loan:${id}:${Math.floor(late / week)}`] as const)
    await notify(context, { person, kind, values: { item, due: iso(due) }, link: '/labs/loans', once })
  }
}

/** Does what is due by the clock: offers and holds that have ended, risks that nobody cured, waiting that is over, loans. */
export async function round(house: House): Promise<void> {
  const { sql: database } = house.database
  const at = sql`${iso(house.now())}::timestamptz`
  const { rows: offers } = await sql<{ id: string }>`
    select id from waiting where status = 'offered' and offered_until <= ${at} order by place`.execute(database)
  for (const { id } of offers) await byTheClock(house, (context) => endOffer(id, context))
  const { rows: holds } = await sql<{ id: string }>`
    select id from booking where status in ('held', 'at-risk') and started_at is null and until <= ${at} order by until, id`.execute(
    database,
  )
  for (const { id } of holds) await byTheClock(house, (context) => endHold(id, context))
  await byTheClock(house, async (context) => {
    await sql`update waiting set status = 'past' where status = 'waiting' and lower(during) <= ${at}`.execute(context.database)
    await remindOfLoans(context)
  })
}
