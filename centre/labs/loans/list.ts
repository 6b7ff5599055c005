import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { iso, isoOrNull } from '../clock.ts'
import { like } from '../like.ts'
import type { conditions, itemKinds, ItemState } from './loan.ts'

interface Row {
  readonly item: string
  readonly site: { id: string; name: string }
  readonly kind: (typeof itemKinds)[number]
  readonly name: string
  readonly serial: string
  readonly platform: string
  readonly condition: (typeof conditions)[number]
  readonly state: ItemState
  readonly overdue: boolean
  readonly loan: string | null
  readonly person: { id: string; name: string } | null
  readonly lent_at: Date
  readonly due: Date
  readonly returned_at: Date | null
}

/** The state of a thing from its last loan. */
export const stateOf = sql`case when i.retired_at is not null then 'retired' when l.id is not null and l.returned_at is null then 'lent'
  when l.id is not null then 'to-wipe' when i.condition = 'damaged' then 'damaged' else 'available' end`

/** Lists the loan pool. */
export async function listLoanItems(
  input: {
    readonly site?: string | undefined
    readonly kind?: string | undefined
    readonly state?: ItemState | undefined
    readonly overdue: boolean
    readonly search?: string | undefined
    readonly limit: number
    readonly offset: number
  },
  { database, now }: Context,
) {
  const { site, kind, state, overdue, search, limit, offset } = input
  const text = like(search)
  const late = sql`(l.id is not null and l.returned_at is null and l.due < ${now})`
  const from = sql`from loan_item i join site s on s.id = i.site left join loan l on l.item = i.id and l.wiped_at is null
    left join person p on p.id = l.person
    where ${site ? sql`i.site = ${site}` : sql`true`} and ${kind ? sql`i.kind = ${kind}` : sql`true`}
      and ${state ? sql`${stateOf} = ${state}` : sql`true`} and ${overdue ? late : sql`true`}
      and ${text ? sql`(i.name ilike ${text} or i.serial ilike ${text} or i.platform ilike ${text} or p.name ilike ${text})` : sql`true`}`
  const { rows } = await sql<Row>`
    select i.id as item, json_build_object('id', s.id, 'name', s.name) as site, i.kind, i.name, i.serial, i.platform, i.condition,
      ${stateOf} as state, ${late} as overdue, l.id as loan, l.lent_at, l.due, l.returned_at,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as person
    ${from} order by i.name, i.serial limit ${limit} offset ${offset}`.execute(database)
  const count = await sql<{ total: number }>`select count(*) as total ${from}`.execute(database)
  return {
    rows: rows.map(({ loan, person, lent_at, due, returned_at, ...item }) => ({
      ...item,
      loan:
        loan === null || person === null ? null : { loan, person, lentAt: iso(lent_at), due: iso(due), returnedAt: isoOrNull(returned_at) },
    })),
    total: count.rows[0].total,
  }
}
