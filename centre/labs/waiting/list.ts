import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { isLabManager } from '../acting.ts'
import { iso, isoOrNull } from '../clock.ts'
import { placeOf } from './enqueue.ts'

interface Row {
  readonly waiting: string
  readonly status: 'waiting' | 'offered' | 'accepted' | 'left' | 'past'
  readonly place: number
  readonly title: string
  readonly start: Date
  readonly end: Date
  readonly zone: string
  readonly site: { id: string; name: string }
  readonly resources: { id: string; name: string }[]
  readonly person: { id: string; name: string }
  readonly booking: string | null
  readonly offered_until: Date | null
}

/** Lists who waits for what. */
export async function listWaiting(
  { all, open, limit, offset }: { readonly all: boolean; readonly open: boolean; readonly limit: number; readonly offset: number },
  { database, actor }: Context,
) {
  const where = sql`${all && isLabManager(actor) ? sql`true` : sql`w.person = ${actor.id}::uuid`}
    and ${open ? sql`w.status in ('waiting', 'offered')` : sql`true`}`
  const { rows } = await sql<Row>`
    select w.id as waiting, w.status, ${placeOf}::integer as place, w.question ->> 'title' as title, lower(w.during) as start,
      upper(w.during) as end, s.zone, json_build_object('id', s.id, 'name', s.name) as site, w.booking, w.offered_until,
      json_build_object('id', p.id, 'name', p.name) as person,
      (select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name)
        from waiting_resource wr join resource r on r.id = wr.resource where wr.waiting = w.id) as resources
    from waiting w join site s on s.id = w.site join person p on p.id = w.person
    where ${where} order by lower(w.during), w.place limit ${limit} offset ${offset}`.execute(database)
  const count = await sql<{ total: number }>`select count(*) as total from waiting w where ${where}`.execute(database)
  return {
    rows: rows.map(({ offered_until, start, end, place, status, ...row }) => ({
      ...row,
      status,
      place: status === 'waiting' || status === 'offered' ? place : null,
      start: iso(start),
      end: iso(end),
      offeredUntil: isoOrNull(offered_until),
      mine: row.person.id === actor.id,
    })),
    total: count.rows[0].total,
  }
}
