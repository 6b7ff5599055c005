import { failOperation } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { gatesIn } from '../kept/tables.ts'

/** What people call a course run when they book it. */
export const numberOf = ({ number }: { readonly number: number }): string => `C${number}`

/** A course run with the name of its course, locked until the end of the transaction so that its seats are counted once; throws OPERATION_NOT_FOUND. */
export async function lockRun(database: Sql, id: string) {
  const run = await gatesIn(database).selectFrom('course_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!run) throw failOperation('OPERATION_NOT_FOUND', { what: 'course run', id })
  const course = await gatesIn(database)
    .selectFrom('course')
    .select(['name', 'type'])
    .where('id', '=', run.course)
    .executeTakeFirstOrThrow()
  return { ...run, courseName: course.name, type: course.type }
}

/** How many seats of a run are free; never below none. */
export async function freeSeats(database: Sql, { id, seats }: { readonly id: string; readonly seats: number }): Promise<number> {
  const { taken } = await gatesIn(database)
    .selectFrom('enrolment')
    .select(({ fn }) => fn.countAll<number>().as('taken'))
    .where('run', '=', id)
    .where('status', 'in', ['enrolled', 'passed'])
    .executeTakeFirstOrThrow()
  return Math.max(0, seats - taken)
}
