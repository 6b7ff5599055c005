import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { isLabManager } from '../acting.ts'
import type { Why } from '../tables.ts'
import type { Asked } from './asked.ts'
import type { Price } from './price.ts'
import type { Status } from './shown.ts'

/** A booking as it is kept, with the names of what it holds. */
export interface BookingRecord {
  readonly id: string
  readonly title: string
  readonly status: Status
  readonly start: Date
  readonly end: Date
  readonly zone: string
  readonly site: { readonly id: string; readonly name: string }
  readonly cancelHours: number
  readonly holder: { readonly id: string; readonly name: string }
  readonly language: Context['actor']['language']
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly resources: readonly { readonly id: string; readonly name: string; readonly kind: 'room' | 'equipment' | 'person' }[]
  readonly mode: string
  readonly project: string | null
  readonly people: number
  readonly supervises: boolean
  readonly series: string | null
  readonly price: Price
  readonly question: Asked
  readonly decision: string
  readonly until: Date | null
  /** When it was confirmed for the first time; null for one that a lab manager has yet to confirm. */
  readonly confirmedAt: Date | null
  readonly why: Why | null
  readonly because: string | null
  readonly sequence: number
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly createdAt: Date
  readonly changedAt: Date
}

/** Bookings under some condition on `b`, in an order. */
export async function bookingsWhere(
  database: Sql,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql``,
): Promise<readonly BookingRecord[]> {
  const { rows } = await sql<BookingRecord>`
    select b.id, b.title, b.status, lower(b.during) as start, upper(b.during) as end, s.zone, s.cancel_hours as "cancelHours",
      json_build_object('id', s.id, 'name', s.name) as site, json_build_object('id', p.id, 'name', p.name) as holder, p.language,
      case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as organisation,
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'kind', r.kind)
          order by array_position(array['room', 'equipment', 'person'], r.kind), r.name), '[]')
        from booking_resource br join resource r on r.id = br.resource where br.booking = b.id) as resources,
      b.mode, b.project, b.people, b.supervises, b.series, b.price, b.question, b.decision, b.until, b.confirmed_at as "confirmedAt", b.why, b.because, b.sequence,
      b.started_at as "startedAt", b.ended_at as "endedAt", b.created_at as "createdAt", b.changed_at as "changedAt"
    from booking b join site s on s.id = b.site join person p on p.id = b.holder left join organisation o on o.id = b.organisation
    where ${where} ${rest}`.execute(database)
  return rows
}

/** Which bookings an actor sees whole: own ones, those of the own organisation, all for lab managers. */
export function visibleTo(actor: Context['actor']): RawBuilder<unknown> {
  if (isLabManager(actor)) return sql`true`
  const own = sql`b.holder = ${actor.id}::uuid`
  return actor.organisation === null ? own : sql`(${own} or b.organisation = ${actor.organisation}::uuid)`
}

/** A booking that the actor may see; whoever may not is not told that it is there. */
export async function seenBooking(id: string, { database, actor }: Context): Promise<BookingRecord> {
  const [row] = await bookingsWhere(database, sql`b.id = ${id} and ${visibleTo(actor)}`)
  if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'booking', id })
  return row
}

/** A booking that the actor may change: an own one, or any for lab managers; kept from others until the transaction ends. */
export async function ownBooking(id: string, context: Context): Promise<BookingRecord> {
  await sql`select from booking where id = ${id} for update`.execute(context.database)
  const row = await seenBooking(id, context)
  if (row.holder.id !== context.actor.id && !isLabManager(context.actor))
    throw failOperation('OPERATION_NOT_YOURS', { what: `the booking "${row.title}"` })
  return row
}
