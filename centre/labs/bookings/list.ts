import { sql } from 'kysely'
import { foldText } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import { like } from '../like.ts'
import { rowsOf } from './show.ts'
import type { Status } from './shown.ts'
import { bookingsWhere, visibleTo } from './store.ts'

/** Lists the bookings that the actor sees whole. */
export async function listBookings(
  input: {
    readonly mine: boolean
    readonly status?: Status | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    readonly search?: string | undefined
    readonly order: 'soonest' | 'latest'
    readonly limit: number
    readonly offset: number
  },
  { database, actor }: Context,
) {
  const { mine, status, from, until, search, order, limit, offset } = input
  const words = search === undefined ? null : like(foldText(search))
  const where = sql`${mine ? sql`b.holder = ${actor.id}::uuid` : visibleTo(actor)}
    and ${status ? sql`b.status = ${status}` : sql`true`}
    and ${from ? sql`lower(b.during) >= ${from}::timestamptz` : sql`true`}
    and ${until ? sql`lower(b.during) < ${until}::timestamptz` : sql`true`}
    and ${words ? sql`b.words like ${words}` : sql`true`}`
  const direction = order === 'soonest' ? sql`asc` : sql`desc`
  const rows = await bookingsWhere(database, where, sql`order by lower(b.during) ${direction}, b.id limit ${limit} offset ${offset}`)
  const count = await sql<{ total: number }>`select count(*) as total from booking b where ${where}`.execute(database)
  return { rows: await rowsOf(rows, { database, actor }), total: count.rows[0].total }
}
