import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import { ids, rangeOf } from '../ranges.ts'
import { unitsOf } from './question.ts'
import type { Question } from './question.ts'

const minute = 60_000

/** What a question takes of something: how many of which units, or a person, with set-up and clean-up. */
export interface Need {
  readonly resource: string | null
  readonly name: string
  readonly units: number
  /** A person, where no resource is asked for. */
  readonly person: string | null
  readonly start: Date
  readonly end: Date
}

/** All that a question takes: units of resources, bookable people, and the holder's own time. */
export function needsOf(question: Question): readonly Need[] {
  const { asked, slot, things, staff, holder } = question
  const taken = [...things, ...staff].map((thing): Need => {
    const { id, name, set_up_minutes: before, clean_up_minutes: after } = thing
    return {
      resource: id,
      name,
      units: unitsOf(question, thing),
      person: null,
      start: new Date(slot.start.getTime() - before * minute),
      end: new Date(slot.end.getTime() + after * minute),
    }
  })
  const isStaff = staff.some(({ person }) => person === holder.id)
  const own: Need = { resource: null, name: holder.name, units: 1, person: holder.id, ...slot }
  return [...taken, ...(asked.attends && !isStaff ? [own] : [])].filter(({ units }) => units > 0)
}

/** The time of a slot with the longest set-up and clean-up of what it takes. */
export const blockedBy = (needs: readonly Need[], { start, end }: Question['slot']): RawBuilder<string> =>
  rangeOf(
    new Date(Math.min(start.getTime(), ...needs.map((need) => need.start.getTime()))),
    new Date(Math.max(end.getTime(), ...needs.map((need) => need.end.getTime()))),
  )

/** Needs as a table of the database. */
export const needsTable = (needs: readonly Need[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as n(resource uuid, name text, units integer, person uuid, "start" timestamptz, "end" timestamptz)`

/** What can be taken for a need: the units of its resource, or its person. */
export const candidates = sql`(
  select id, number from unit where resource = n.resource union all select n.person, 1 where n.person is not null)`

/** Whether an occupancy is of another than a booking that moves. */
export const isOther = (except: string | null): RawBuilder<unknown> =>
  except === null ? sql`o.live` : sql`(o.live and o.booking is distinct from ${except}::uuid)`

/** A unit or a person that is free for a need. */
interface Free {
  readonly resource: string | null
  readonly person: string | null
  readonly taken: string
  readonly start: Date
  readonly end: Date
}

/** For each need as much as it takes of what is free, or as much as there is. */
async function freeFor(database: Sql, needs: readonly Need[], except: string | null): Promise<readonly Free[]> {
  const { rows } = await sql<Free>`
    select n.resource, n.person, n.start, n.end, f.id as taken from ${needsTable(needs)} cross join lateral (
      select c.id from ${candidates} c where not exists (
        select from occupancy o where o.taken = c.id and o.during && tstzrange(n.start, n.end) and ${isOther(except)})
      order by c.number limit n.units) f
    order by f.id`.execute(database)
  return rows
}

const unmetOf = (needs: readonly Need[], free: readonly Free[]): readonly Need[] =>
  needs.filter((need) => free.filter(({ resource, person }) => resource === need.resource && person === need.person).length < need.units)

/** The needs that are not met now. */
export const unmetNeeds = async (database: Sql, needs: readonly Need[], except: string | null = null): Promise<readonly Need[]> =>
  unmetOf(needs, await freeFor(database, needs, except))

/**
 * Takes all needs for a booking, in place of what it had; says whether there was enough. Where others ask at the same moment the database
 * decides: what is taken meanwhile is an error of its constraint, so this is done in an attempt.
 */
export async function occupy(database: Sql, booking: string, needs: readonly Need[]): Promise<boolean> {
  // In the order of ids, so that two who want the same things do not wait for each other for ever.
  const free = await freeFor(database, needs, booking)
  if (unmetOf(needs, free).length > 0) return false
  const values = free.map(({ taken, start, end }) => sql`(${booking}::uuid, ${taken}::uuid, ${rangeOf(start, end)})`)
  await sql`delete from occupancy where booking = ${booking}`.execute(database)
  if (values.length > 0) await sql`insert into occupancy (booking, taken, during) values ${sql.join(values)}`.execute(database)
  return true
}

/** Gives back what bookings have taken. */
export const vacate = async (database: Sql, bookings: readonly string[]): Promise<void> =>
  void (await sql`delete from occupancy where booking = any(${ids(bookings)})`.execute(database))
