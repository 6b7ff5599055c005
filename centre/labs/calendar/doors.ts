import { sql } from 'kysely'
import { addDays, startOfDay } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import { iso } from '../clock.ts'
import { siteNamed } from '../places/named.ts'
import { rangeOf } from '../ranges.ts'
import type { Status } from '../bookings/shown.ts'

interface Named {
  readonly id: string
  readonly name: string
}

interface Visit {
  readonly room: Named
  readonly booking: string
  readonly status: Status
  readonly start: Date
  readonly end: Date
  readonly from: Date
  readonly until: Date
  readonly holder: Named
  readonly organisation: Named | null
  readonly people: number
  readonly mode: string
  readonly supervises: boolean
  readonly with: Named[]
  readonly started: boolean
}

/** Lists who comes through which door on a day of the site, room by room in the order of time. */
export async function doors({ site: id, day }: { readonly site: string; readonly day: string }, { database }: Context) {
  const { name, zone } = await siteNamed(database, id)
  const range = rangeOf(new Date(startOfDay(day, zone)), new Date(startOfDay(addDays(day, 1), zone)))
  const { rows } = await sql<Visit>`
    select json_build_object('id', r.id, 'name', r.name) as room, b.id as booking, b.status, lower(b.during) as start,
      upper(b.during) as end, lower(b.during) - make_interval(mins => r.set_up_minutes) as from,
      upper(b.during) + make_interval(mins => r.clean_up_minutes) as until, json_build_object('id', p.id, 'name', p.name) as holder,
      case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as organisation, b.people, b.mode, b.supervises,
      (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name) order by w.kind, w.name), '[]')
        from booking_resource bw join resource w on w.id = bw.resource where bw.booking = b.id and w.kind <> 'room') as with,
      b.started_at is not null as started
    from booking b join booking_resource br on br.booking = b.id join resource r on r.id = br.resource and r.kind = 'room'
      join person p on p.id = b.holder left join organisation o on o.id = b.organisation
    where b.site = ${id} and b.during && ${range} and b.status <> 'cancelled'
    order by r.name, r.id, lower(b.during), b.id`.execute(database)
  const rooms = Map.groupBy(rows, ({ room }) => room.id)
  return {
    site: { id, name },
    zone,
    day,
    rooms: [...rooms.values()].map((visits) => ({
      room: visits[0].room,
      visits: visits.map((visit) => ({
        booking: visit.booking,
        status: visit.status,
        start: iso(visit.start),
        end: iso(visit.end),
        doorFrom: iso(visit.from),
        doorUntil: iso(visit.until),
        holder: visit.holder,
        organisation: visit.organisation,
        people: visit.people,
        mode: visit.mode,
        supervises: visit.supervises,
        with: visit.with,
        started: visit.started,
      })),
    })),
  }
}
