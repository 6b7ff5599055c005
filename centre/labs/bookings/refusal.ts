import { sql } from 'kysely'
import type { LabContext } from '../acting.ts'
import { rangeOf } from '../ranges.ts'
import type { Question } from './question.ts'

/** Notes that somebody was turned away from each thing that was asked for: demand that was not met. */
export async function noteRefusal(
  { things, holder, organisation, slot }: Question,
  why: 'full' | 'gate' | 'quota',
  { database, now }: Pick<LabContext, 'database' | 'now'>,
  decision: string | null,
): Promise<void> {
  const whose = sql`${holder.id}::uuid, ${organisation?.id ?? null}::uuid, ${rangeOf(slot.start, slot.end)}, ${decision}::uuid`
  const rows = things.map(({ id }) => sql`(${now.toISOString()}::timestamptz, ${id}::uuid, ${why}, ${whose})`)
  await sql`insert into refusal (at, resource, why, person, organisation, during, decision) values ${sql.join(rows)}`.execute(database)
}
