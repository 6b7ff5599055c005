import { sql } from 'kysely'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { cancelAll, tellCancelled } from '../bookings/change.ts'
import { bookingsWhere } from '../bookings/store.ts'
import { iso } from '../clock.ts'
import { fail } from '../errors.ts'
import { ids, rangeOf } from '../ranges.ts'
import { putFreed } from '../waiting/freed.ts'
import { resourceNamed } from './named.ts'

interface Input {
  readonly resource: string
  readonly start: string
  readonly end: string
  readonly reason: 'maintenance' | 'care' | 'other'
  readonly units?: number | undefined
  readonly note: string
  readonly displace: boolean
}

/** Closes a resource, or some of its units, for a time. On a ward care wins: bookings give way. Throws LAB_RANGE, LAB_CLOSURE_TAKEN. */
export async function closeResource(input: Input, context: Context): Promise<{ closure: string; displaced: string[] }> {
  const { database } = context
  const { resource: id, reason, note } = input
  const resource = await resourceNamed(database, id)
  const [start, end] = [new Date(input.start), new Date(input.end)]
  if (end <= start) throw fail('LAB_RANGE', { from: iso(start), until: iso(end), reason: 'ends before it begins', days: 366 })
  const units = Math.min(input.units ?? resource.units, resource.units)
  const during = rangeOf(start, end)
  const free = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ id: string }>`
      select u.id from unit u where u.resource = ${id} and not exists (
        select from occupancy o where o.taken = u.id and o.live and o.during && ${during}) order by u.number desc limit ${units}`.execute(
      database,
    )
    return rows.map((row) => row.id)
  }
  const displaced: string[] = []
  let taken = await free()
  if (taken.length < units) {
    // The youngest give way first.
    const inWay = await bookingsWhere(
      database,
      sql`b.id in (select o.booking from occupancy o join unit u on u.id = o.taken where u.resource = ${id} and o.live and o.during && ${during})`,
      sql`order by b.created_at desc, b.id`,
    )
    if (!input.displace && reason !== 'care') throw fail('LAB_CLOSURE_TAKEN', { resource: resource.name, count: inWay.length })
    for (const booking of inWay) {
      if ((await free()).length >= units) break
      await sql`update occupancy set live = false where booking = ${booking.id}`.execute(database)
      displaced.push(booking.id)
    }
    taken = await free()
  }
  if (taken.length < units) throw fail('LAB_CLOSURE_TAKEN', { resource: resource.name, count: units - taken.length })
  const { rows } = await sql<{ id: string }>`
    insert into closure (resource, during, reason, units, note) values (${id}, ${during}, ${reason}, ${units}, ${note}) returning id`.execute(
    database,
  )
  const [{ id: closure }] = rows
  await sql`
    insert into occupancy (closure, taken, during) select ${closure}::uuid, u, ${during} from unnest(${ids(taken)}) u`.execute(database)
  const gone = displaced.length === 0 ? [] : await bookingsWhere(database, sql`b.id = any(${ids(displaced)})`)
  const given = { why: reason, because: note === '' ? null : note }
  await cancelAll(gone, given, context)
  await tellCancelled(gone, given, context)
  return { closure, displaced }
}

/** Takes back a time at which a resource was closed; whoever waits is offered it. */
export async function openAgain(id: string, context: Context): Promise<{ resource: string }> {
  const { rows } = await sql<{ resource: string; start: Date; end: Date }>`
    delete from closure where id = ${id} returning resource, lower(during) as start, upper(during) as end`.execute(context.database)
  if (rows.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'closure', id })
  const [{ resource, start, end }] = rows
  await putFreed({ resources: [{ id: resource }], start, end }, context)
  return { resource }
}
