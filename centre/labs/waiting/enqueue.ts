import { sql } from 'kysely'
import type { LabContext } from '../acting.ts'
import type { Question } from '../bookings/question.ts'
import { ids, rangeOf } from '../ranges.ts'

/** How many wait before an entry for something that it needs too, at an overlapping time. */
export const placeOf = sql<number>`
  (select count(*) + 1 from waiting o where o.status in ('waiting', 'offered') and o.place < w.place and o.during && w.during
    and exists (select from waiting_resource a join waiting_resource b on a.resource = b.resource where a.waiting = o.id and b.waiting = w.id))`

/** Puts a question on the waiting list; somebody who waits for it already keeps the place. */
export async function enqueue(question: Question, { database, now }: LabContext): Promise<{ waiting: string; place: number }> {
  const { asked, slot, site, things, staff, holder, organisation } = question
  const during = rangeOf(slot.start, slot.end)
  const resources = [...things, ...staff].map(({ id }) => id)
  const known = await sql<{ id: string }>`
    select id from waiting w where person = ${holder.id} and during = ${during} and status in ('waiting', 'offered')
      and (select array_agg(resource order by resource) from waiting_resource where waiting = w.id)
        = (select array_agg(r order by r) from unnest(${ids(resources)}) r)`.execute(database)
  let id = known.rows[0]?.id
  if (id === undefined) {
    const { rows } = await sql<{ id: string }>`
      insert into waiting (site, person, organisation, during, question, status, created_at)
      values (${site.id}, ${holder.id}, ${organisation?.id ?? null}, ${during}, ${JSON.stringify(asked)}, 'waiting', ${now})
      returning id`.execute(database)
    id = rows[0].id
    await sql`insert into waiting_resource (waiting, resource) select ${id}::uuid, unnest(${ids(resources)})`.execute(database)
  }
  const { rows } = await sql<{ place: number }>`select ${placeOf}::integer as place from waiting w where w.id = ${id}`.execute(database)
  return { waiting: id, place: rows[0].place }
}
