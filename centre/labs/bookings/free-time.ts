import { sql } from 'kysely'
import type { z } from 'zod'
import type { Sql } from '@vitalbench/platform/database'
import { wallAt } from '../clock.ts'
import { candidates, isOther, needsTable } from './occupy.ts'
import type { Need } from './occupy.ts'
import type { clashShown } from './shown.ts'

type Clash = z.input<typeof clashShown>

const minute = 60_000
const step = 30 * minute
const day = 86_400_000
const horizon = 14 * day
const mostAlternatives = 3
// Hours of the clock outside of which nothing is proposed to whoever asks for a time within them.
const [opens, closes] = [7 * 60 * minute, 20 * 60 * minute]

/** Whether a slot lies within the hours of one day at a place. */
function isByDay(start: number, end: number, zone: string): boolean {
  const wall = wallAt(start, zone)
  const since = wall - Math.floor(wall / day) * day
  return since >= opens && since + (end - start) <= closes
}

interface Busy {
  readonly start: number
  readonly end: number
  readonly because: Clash['because']
}

/** What is taken of units and people that are needed, from a slot on for two weeks. */
interface Taken {
  readonly need: string
  readonly busy: readonly Busy[]
}

async function takenOf(database: Sql, needs: readonly Need[], except: string | null): Promise<readonly Taken[]> {
  const { rows } = await sql<{ need: string; busy: readonly (readonly [number, number, Clash['because']])[] }>`
    select coalesce(n.resource, n.person) as need, coalesce((
      select json_agg(json_build_array(extract(epoch from lower(o.during)) * 1000, extract(epoch from upper(o.during)) * 1000,
          coalesce(k.reason, 'booking')) order by lower(o.during))
        from occupancy o left join closure k on k.id = o.closure
        where o.taken = c.id and o.during && tstzrange(n.start, n.end + make_interval(days => 14)) and ${isOther(except)}), '[]') as busy
    from ${needsTable(needs)} cross join lateral ${candidates} c`.execute(database)
  return rows.map(({ need, busy }) => ({ need, busy: busy.map(([start, end, because]) => ({ start, end, because })) }))
}

const keyOf = ({ resource, person }: Need): string => (resource ?? person)!
const meets = ({ start, end }: Busy, from: number, until: number): boolean => start < until && from < end
const text = (instant: number): string => new Date(instant).toISOString()

const mostClashes = 50

/** What stands in the way of needs that are not met, each time once. */
function clashesOf(unmet: readonly Need[], taken: readonly Taken[]): Clash[] {
  const clashes = unmet.flatMap((need) =>
    taken
      .filter((each) => each.need === keyOf(need))
      .flatMap(({ busy }) => busy.filter((row) => meets(row, need.start.getTime(), need.end.getTime())))
      .map(({ start, end, because }): Clash => ({ resource: keyOf(need), name: need.name, start: text(start), end: text(end), because })),
  )
  return [...new Map(clashes.map((clash) => [JSON.stringify(clash), clash])).values()].slice(0, mostClashes)
}

interface Slot {
  readonly start: Date
  readonly end: Date
}

/** The next slots of the same length in which everything is free. */
function alternativesOf(slot: Slot, needs: readonly Need[], { taken, zone }: { readonly taken: readonly Taken[]; readonly zone: string }) {
  const units = Map.groupBy(taken, ({ need }) => need)
  const [start, end] = [slot.start.getTime(), slot.end.getTime()]
  const byDay = isByDay(start, end, zone)
  const isFree = (shift: number): boolean =>
    needs.every((need) => {
      const [from, until] = [need.start.getTime() + shift, need.end.getTime() + shift]
      const free = units.get(keyOf(need))!.filter(({ busy }) => !busy.some((row) => meets(row, from, until)))
      return free.length >= need.units
    })
  const found: { start: string; end: string }[] = []
  for (let shift = step; shift <= horizon && found.length < mostAlternatives; shift += step) {
    if (!isFree(shift) || (byDay && !isByDay(start + shift, end + shift, zone))) continue
    found.push({ start: text(start + shift), end: text(end + shift) })
    // The next one does not overlap with it.
    shift += Math.ceil((end - start) / step) * step - step
  }
  return found
}

/** What stands in the way of a slot of which needs are not met, and the next ones within two weeks in which all are. */
export async function wayAround(
  database: Sql,
  slot: Slot,
  options: { readonly needs: readonly Need[]; readonly unmet: readonly Need[]; readonly zone: string; readonly except: string | null },
) {
  const { needs, unmet, zone, except } = options
  if (unmet.length === 0) return { clashes: [], alternatives: [] }
  const taken = await takenOf(database, needs, except)
  return { clashes: clashesOf(unmet, taken), alternatives: alternativesOf(slot, needs, { taken, zone }) }
}
