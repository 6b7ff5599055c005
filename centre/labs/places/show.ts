import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { iso } from '../clock.ts'
import { like } from '../like.ts'
import { labsIn } from '../tables.ts'
import type { resourceRow, resourceShown, siteShown } from './shown.ts'

/** Lists the sites with what they have. */
export async function listSites({ database }: Context) {
  const { rows } = await sql<z.input<typeof siteShown> & { areaM2: string }>`
    select s.id as site, s.name, s.address, s.jurisdiction, s.zone, s.currency, s.cancel_hours as "cancelHours", s.offer_hours as "offerHours",
      count(r.id) filter (where r.kind = 'room') as rooms, count(r.id) filter (where r.kind = 'equipment') as equipment,
      coalesce(sum(r.area_m2), 0) as "areaM2"
    from site s left join resource r on r.site = s.id and r.retired_at is null
    group by s.id order by s.name, s.id`.execute(database)
  return { rows: rows.map((row) => ({ ...row, areaM2: Number(row.areaM2) })), total: rows.length }
}

interface Found {
  readonly resource: string
  readonly site: { id: string; name: string; zone: string; jurisdiction: string }
  readonly kind: 'room' | 'equipment' | 'person'
  readonly name: string
  readonly summary: string
  readonly classes: string[]
  readonly modes: ('none' | 'phantom' | 'animal' | 'human')[]
  readonly area: string | null
  readonly capacity: number | null
  readonly units: number
  readonly seats: boolean
  readonly set_up_minutes: number
  readonly clean_up_minutes: number
  readonly rate: { minor: number; currency: string }
  readonly discount: number
  readonly room: { id: string; name: string } | null
  readonly place: string
  readonly serial: string | null
  readonly confirms: boolean
  readonly due: string | null
  readonly overdue: boolean
}

const rowsWhere = (where: RawBuilder<unknown>, { now }: Context) => sql<Found>`
  select r.id as resource, json_build_object('id', s.id, 'name', s.name, 'zone', s.zone, 'jurisdiction', s.jurisdiction) as site,
    r.kind, r.name, r.summary, r.classes, r.modes, r.area_m2 as area, r.capacity, r.units, r.seats, r.set_up_minutes, r.clean_up_minutes,
    json_build_object('minor', r.rate_minor, 'currency', s.currency) as rate, r.member_discount_bp as discount,
    case when room.id is null then null else json_build_object('id', room.id, 'name', room.name) end as room,
    r.place, r.serial, r.confirms, last.due,
    coalesce(last.due < (${now.toISOString()}::timestamptz at time zone s.zone)::date, false) as overdue
  from resource r join site s on s.id = r.site left join resource room on room.id = r.room
  left join lateral (
    select due from service where resource = r.id and kind = 'calibration' order by done_on desc, created_at desc limit 1
  ) last on true
  where ${where}`

const shownRow = (row: Found): z.input<typeof resourceRow> => ({
  resource: row.resource,
  site: row.site,
  kind: row.kind,
  name: row.name,
  summary: row.summary,
  classes: row.classes,
  modes: row.modes,
  areaM2: row.area === null ? null : Number(row.area),
  capacity: row.capacity,
  units: row.units,
  seats: row.seats,
  setUpMinutes: row.set_up_minutes,
  cleanUpMinutes: row.clean_up_minutes,
  rate: row.rate,
  memberDiscountPercent: row.discount / 100,
  room: row.room,
  place: row.place,
  serial: row.serial,
  confirms: row.confirms,
  calibrationDue: row.due,
  overdue: row.overdue,
})

/** Lists what can be booked, by site, kind and name. Guests see no people. */
export async function listResources(
  input: {
    readonly site?: string | undefined
    readonly kind?: string | undefined
    readonly search?: string | undefined
    readonly limit: number
    readonly offset: number
  },
  context: Context,
) {
  const { site, kind, search, limit, offset } = input
  const text = like(search)
  const where = sql`r.retired_at is null
    and ${site ? sql`r.site = ${site}` : sql`true`} and ${kind ? sql`r.kind = ${kind}` : sql`true`}
    and ${context.actor.kind === 'guest' ? sql`r.kind <> 'person'` : sql`true`}
    and ${text ? sql`(r.name ilike ${text} or r.summary ilike ${text} or array_to_string(r.classes, ' ') ilike ${text})` : sql`true`}`
  const { rows } = await sql<Found>`${rowsWhere(where, context)}
    order by s.name, array_position(array['room', 'equipment', 'person'], r.kind), r.name, r.id limit ${limit} offset ${offset}`.execute(
    context.database,
  )
  const count = await sql<{ total: number }>`select count(*) as total from resource r where ${where}`.execute(context.database)
  return { rows: rows.map(shownRow), total: count.rows[0].total }
}

/** Shows one of them with services and the closures to come. */
export async function showResource(id: string, context: Context): Promise<z.input<typeof resourceShown>> {
  const { database, now } = context
  const { rows } = await rowsWhere(sql`r.id = ${id}`, context).execute(database)
  const [row] = rows
  if (!row || (row.kind === 'person' && context.actor.kind === 'guest'))
    throw failOperation('OPERATION_NOT_FOUND', { what: 'room or equipment', id })
  const services = await labsIn(database)
    .selectFrom('service')
    .selectAll()
    .where('resource', '=', id)
    .orderBy('done_on', 'desc')
    .limit(100)
    .execute()
  const closures = await labsIn(database)
    .selectFrom('closure')
    .select(['id', 'reason', 'units', 'note', sql<Date>`lower(during)`.as('start'), sql<Date>`upper(during)`.as('end')])
    .where('resource', '=', id)
    .where(sql<boolean>`upper(during) > ${now.toISOString()}::timestamptz`)
    .orderBy(sql`lower(during)`)
    .limit(200)
    .execute()
  return {
    ...shownRow(row),
    services: services.map(({ id: service, kind, done_on, due, by_whom, certificate, note }) => ({
      service,
      kind,
      doneOn: done_on,
      due,
      by: by_whom,
      certificate,
      note,
    })),
    closures: closures.map(({ id: closure, start, end, reason, units, note }) => ({
      closure,
      start: iso(start),
      end: iso(end),
      reason,
      units,
      note,
    })),
  }
}
