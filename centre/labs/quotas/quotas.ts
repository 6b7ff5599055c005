import { sql } from 'kysely'
import type { z } from 'zod'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { isLabManager } from '../acting.ts'
import type { Question } from '../bookings/question.ts'
import type { quotaLeft } from '../bookings/shown.ts'
import { iso } from '../clock.ts'
import { rangeOf } from '../ranges.ts'
import { periodAt } from './period.ts'
import type { Period } from './period.ts'

type Left = z.input<typeof quotaLeft>

interface Row {
  readonly id: string
  readonly site: string
  readonly siteName: string
  readonly zone: string
  readonly resource: string | null
  readonly name: string | null
  readonly per: 'organisation' | 'person'
  readonly period: Period
  readonly minutes: number
}

const rowsWhere = async (database: Sql, organisation: string | null, site: string | null): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select q.id, q.site, s.name as "siteName", s.zone, q.resource, r.name, q.per, q.period, q.minutes
    from quota q join site s on s.id = q.site left join resource r on r.id = q.resource
    where (q.organisation is null or q.organisation = ${organisation}::uuid) and (${site}::uuid is null or q.site = ${site}::uuid)
      and (q.per = 'person' or ${organisation}::uuid is not null)
      -- What is said for one organisation takes the place of what is said for each.
      and (q.organisation is not null or not exists (
        select from quota own where own.organisation = ${organisation}::uuid and own.site = q.site
          and own.resource is not distinct from q.resource and own.per = q.per and own.period = q.period))
    order by s.name, r.name nulls first, q.period, q.id`.execute(database)
  return rows
}

/** A quota as it stands for the period of an instant: what was booked by the organisation, or by the person. */
async function leftOf(
  database: Sql,
  row: Row,
  at: Date,
  { person, organisation, except = null }: { person: string; organisation: string | null; except?: string | null },
): Promise<Left> {
  const period = periodAt(at.getTime(), row.period, row.zone)
  const [from, until] = [new Date(period.from), new Date(period.until)]
  const whose = row.per === 'person' ? sql`b.holder = ${person}` : sql`b.organisation = ${organisation}::uuid`
  const { rows } = await sql<{ used: number }>`
    select coalesce(sum(extract(epoch from upper(b.during) - lower(b.during)) / 60), 0)::float8 as used from booking b
    where ${whose} and b.id is distinct from ${except}::uuid and b.site = ${row.site} and not b.supervises and b.status in ('held', 'confirmed', 'at-risk', 'used', 'no-show')
      and lower(b.during) <@ ${rangeOf(from, until)}
      and (${row.resource}::uuid is null or exists (
        select from booking_resource br where br.booking = b.id and br.resource = ${row.resource}::uuid))`.execute(database)
  const [{ used }] = rows
  const { id, name, per, minutes } = row
  return {
    quota: id,
    name,
    per,
    period: row.period,
    from: iso(from),
    until: iso(until),
    minutes,
    used,
    left: Math.max(0, minutes - used),
  }
}

/**
 * The quotas that bind a question as they stand for its slot. With `hold` others who book at the site wait until the end of the transaction,
 * so that none of them counts half.
 */
export async function boundBy(
  database: Sql,
  { asked, slot, site, holder, organisation }: Question,
  { hold = false, except = null }: { readonly hold?: boolean; readonly except?: string | null } = {},
): Promise<readonly Left[]> {
  const of = organisation?.id ?? null
  const bound = (await rowsWhere(database, of, site.id)).filter(({ resource }) => resource === null || asked.resources.includes(resource))
  if (hold && bound.length > 0) await sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${site.id}`}, 0))`.execute(database)
  const left: Left[] = []
  for (const row of bound) left.push(await leftOf(database, row, slot.start, { person: holder.id, organisation: of, except }))
  return left
}

/** Whether a question asks for more than a quota leaves; who comes to supervise needs none. */
export const isOver = ({ asked, slot }: Question, quotas: readonly Left[]): boolean =>
  !asked.supervises && quotas.some(({ left }) => left < (slot.end.getTime() - slot.start.getTime()) / 60_000)

/** Lists quotas and how much of them is left now. */
export async function listQuotas(
  { organisation, site }: { readonly organisation?: string | undefined; readonly site?: string | undefined },
  { database, actor, now }: Context,
) {
  if (organisation !== undefined && organisation !== actor.organisation && !isLabManager(actor))
    throw failOperation('OPERATION_NOT_YOURS', { what: 'the quota of another organisation' })
  const of = organisation ?? actor.organisation
  const rows: (Left & { site: { id: string; name: string } })[] = []
  for (const row of await rowsWhere(database, of, site ?? null))
    rows.push({ ...(await leftOf(database, row, now, { person: actor.id, organisation: of })), site: { id: row.site, name: row.siteName } })
  return { rows, total: rows.length }
}

/** Says or lifts a quota. */
export async function setQuota(
  input: {
    readonly site: string
    readonly organisation?: string | undefined
    readonly resource?: string | undefined
    readonly per: 'organisation' | 'person'
    readonly period: Period
    readonly minutes: number | null
  },
  { database }: Context,
): Promise<{ quota: string | null }> {
  const { site, organisation = null, resource = null, per, period, minutes } = input
  if (minutes === null) {
    await sql`
      delete from quota where site = ${site} and organisation is not distinct from ${organisation}::uuid
        and resource is not distinct from ${resource}::uuid and per = ${per} and period = ${period}`.execute(database)
    return { quota: null }
  }
  const { rows } = await sql<{ id: string }>`
    insert into quota (organisation, site, resource, per, period, minutes)
    values (${organisation}, ${site}, ${resource}, ${per}, ${period}, ${minutes})
    on conflict (organisation, site, resource, per, period) do update set minutes = excluded.minutes returning id`.execute(database)
  return { quota: rows[0].id }
}
