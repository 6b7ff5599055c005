import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { say } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { fail } from '../errors.ts'
import { rangeOf } from '../ranges.ts'
import { labsIn } from '../tables.ts'
import { text } from '../text.ts'
import type { Status } from '../bookings/shown.ts'
import { generationOf } from './feed.ts'
import { feedOfToken } from './token.ts'
import type { Feed } from './token.ts'
import { writeCalendar } from './write-calendar.ts'
import type { CalendarEvent } from './write-calendar.ts'

const day = 86_400_000
const before = 90 * day
const after = 400 * day

interface Row {
  readonly id: string
  readonly title: string
  readonly status: Status
  readonly start: Date
  readonly end: Date
  readonly zone: string
  readonly site: string
  readonly things: string[]
  readonly sequence: number
  readonly created: Date
  readonly changed: Date
}

const statusOf = (status: Status): CalendarEvent['status'] =>
  status === 'cancelled' ? 'CANCELLED' : status === 'held' || status === 'at-risk' ? 'TENTATIVE' : 'CONFIRMED'

/** Bookings from a quarter of a year back to a year ahead; those that were cancelled too, so that nothing vanishes. */
async function rowsWhere(database: Sql, now: Date, where: RawBuilder<unknown>): Promise<readonly Row[]> {
  const range = rangeOf(new Date(now.getTime() - before), new Date(now.getTime() + after))
  const { rows } = await sql<Row>`
    select b.id, b.title, b.status, lower(b.during) as start, upper(b.during) as end, s.zone, s.name as site, b.sequence,
      b.created_at as created, b.changed_at as changed,
      (select coalesce(array_agg(r.name order by r.kind desc, r.name), '{}') from booking_resource br join resource r on r.id = br.resource
        where br.booking = b.id and r.kind <> 'person') as things
    from booking b join site s on s.id = b.site
    where b.during && ${range} and ${where}
    order by lower(b.during), b.id`.execute(database)
  return rows
}

/** A booking of somebody else: when and what, not who and why. */
const veiled = (row: Row, { busy, named }: { readonly busy: string; readonly named: boolean }) => ({
  title: named ? `${busy}: ${row.things.join(', ')}` : busy,
  place: '',
  page: null,
})

async function readerOf(database: Sql, { person, generation }: Feed): Promise<{ name: string; language: Language }> {
  const reader = await labsIn(database).selectFrom('person').select(['name', 'language']).where('id', '=', person).executeTakeFirst()
  if (!reader || (await generationOf(database, person)) !== generation) throw fail('LAB_FEED')
  return reader
}

/** Sends a calendar to whoever has its address; free and busy times without names. Throws LAB_FEED. */
export async function calendarFile(token: string, { database, files, key, now, address }: Context) {
  const feed = await feedOfToken(token, key)
  const { name, language } = await readerOf(database, feed)
  const { person, site, resource } = feed
  const own = site === undefined && resource === undefined
  const where = own
    ? sql`b.holder = ${person}`
    : sql`${site === undefined ? sql`true` : sql`b.site = ${site}`} and ${
        resource === undefined
          ? sql`true`
          : sql`exists (select from booking_resource br where br.booking = b.id and br.resource = ${resource})`
      }`
  const busy = text[language]['calendar.busy']
  const rows = await rowsWhere(database, now, where)
  const events = rows.map((row): CalendarEvent => ({
    uid: `${row.id}@${new URL(address).hostname}`,
    sequence: row.sequence,
    status: statusOf(row.status),
    start: row.start.getTime(),
    end: row.end.getTime(),
    zone: row.zone,
    createdAt: row.created.getTime(),
    changedAt: row.changed.getTime(),
    ...(own
      ? { title: row.title, place: [...row.things, row.site].join(', '), page: `${address}/labs/bookings/${row.id}` }
      : veiled(row, { busy, named: resource === undefined })),
  }))
  const title = own ? say(text, language, 'calendar.own', { name }) : busy
  const { sha256 } = await files.keep(new TextEncoder().encode(writeCalendar({ name: title, events })))
  return { name: own ? 'bookings.ics' : 'taken.ics', mediaType: 'text/calendar; charset=utf-8', sha256 }
}
