import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { isLabManager } from '../acting.ts'
import { fail } from '../errors.ts'
import { ids, rangeOf } from '../ranges.ts'
import type { Status } from '../bookings/shown.ts'

const mostDays = 92
const day = 86_400_000

interface Taken {
  readonly id: string
  readonly kind: 'booking' | 'maintenance' | 'care' | 'other'
  readonly start: number
  readonly end: number
  readonly from: number
  readonly until: number
  readonly resources: string[]
  readonly site: string
  readonly status: Status | null
  readonly title: string | null
  readonly holder: string | null
  readonly holderName: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly mode: string | null
  readonly people: number | null
  readonly supervises: boolean
}

interface Asked {
  readonly from: string
  readonly until: string
  readonly site?: string | undefined
  readonly resources?: readonly string[] | undefined
}

// As numbers, which are read many times faster than dates.
const at = (bound: 'lower' | 'upper', column: 'during' | 'blocked') =>
  sql`(extract(epoch from ${sql.raw(bound)}(${sql.ref(`s.${column}`)})) * 1000)::float8`
const text = (instant: number): string => new Date(instant).toISOString()

const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })

/** Shows what is taken when, by bookings and by closures; who and what for only to those whom it concerns. */
export async function calendar({ from, until, site, resources }: Asked, { database, actor }: Context) {
  const [first, last] = [new Date(from), new Date(until)]
  const wrong = (reason: string) => fail('LAB_RANGE', { from, until, reason, days: mostDays })
  if (last <= first) throw wrong('ends before it begins')
  if (last.getTime() - first.getTime() > mostDays * day) throw wrong('is too long')
  const range = rangeOf(first, last)
  const there = site === undefined ? sql`true` : sql`s.site = ${site}`
  const some = resources === undefined ? null : ids(resources)
  const bookings = some ? sql`exists (select from booking_resource r where r.booking = s.id and r.resource = any(${some}))` : sql`true`
  const closures = some ? sql`s.resource = any(${some})` : sql`true`
  const { rows } = await sql<Taken>`
    select s.id, 'booking' as kind, ${at('lower', 'during')} as start, ${at('upper', 'during')} as end, ${at('lower', 'blocked')} as from, ${at('upper', 'blocked')} as until,
      s.question -> 'resources' as resources, s.site, s.status, s.title, p.id as holder, p.name as "holderName", g.id as organisation,
      g.name as "organisationName", s.mode, s.people, s.supervises
    from booking s join person p on p.id = s.holder left join organisation g on g.id = s.organisation
    where s.during && ${range} and s.status in ('held', 'confirmed', 'at-risk', 'used') and ${there} and ${bookings}
    union all
    select s.id, s.reason, ${at('lower', 'during')}, ${at('upper', 'during')}, ${at('lower', 'during')}, ${at('upper', 'during')}, jsonb_build_array(s.resource), s.site,
      null, null, null, null, null, null, null, null, false
    from (select c.*, r.site from closure c join resource r on r.id = c.resource) s
    where s.during && ${range} and ${there} and ${closures}
    order by start, id`.execute(database)
  const guest = actor.kind === 'guest'
  const manager = isLabManager(actor)
  const shown = rows.map((row) => {
    const mine = row.holder === actor.id
    const ours = row.organisation !== null && row.organisation === actor.organisation
    return {
      id: row.id,
      kind: row.kind,
      start: text(row.start),
      end: text(row.end),
      blockedFrom: text(row.from),
      blockedUntil: text(row.until),
      resources: row.resources,
      site: row.site,
      status: guest ? null : row.status,
      title: !guest && (mine || ours || manager) ? row.title : null,
      holder: guest ? null : named(row.holder, row.holderName),
      organisation: guest ? null : named(row.organisation, row.organisationName),
      mode: guest ? null : row.mode,
      people: guest ? null : row.people,
      supervises: row.supervises,
      mine,
    }
  })
  return { rows: shown, total: shown.length }
}
