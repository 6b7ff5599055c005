import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import { enteredBy } from '../acting.ts'
import { gatesIn } from '../kept/tables.ts'
import { nameOfTerm } from '../words.ts'
import { numberOf } from './runs.ts'

const counted = (statuses: readonly string[]) =>
  sql<number>`(select count(*) from enrolment where enrolment.run = course_run.id and status = any(${[...statuses]}::text[]))`

/** Lists courses with their runs: those that are yet to end, or all of them. */
export async function listCourses(
  { type, past }: { readonly type?: string | undefined; readonly past: boolean },
  { database, actor, now }: Context,
) {
  const tables = gatesIn(database)
  const courses = await tables
    .selectFrom('course')
    .innerJoin('issuer', 'issuer.id', 'course.issuer')
    .select(['course.id', 'course.name', 'type', 'edition', 'issuer', 'issuer.name as issuerName', 'valid_months', 'about'])
    .where('retired_at', 'is', null)
    .$if(type !== undefined, (query) => query.where('type', '=', type!))
    .orderBy('course.name')
    .orderBy('course.id')
    .execute()
  const runs = await tables
    .selectFrom('course_run')
    .leftJoin('enrolment as own', (join) =>
      join
        .onRef('own.run', '=', 'course_run.id')
        .on(sql`own.person`, '=', sql`${enteredBy(actor)}::uuid`)
        .on('own.status', '<>', 'left'),
    )
    .select(['course_run.id', 'number', 'course', 'starts_at', 'ends_at', 'seats', 'course_run.place', 'language', 'own.status as mine'])
    .select([counted(['enrolled', 'passed']).as('taken'), counted(['waiting']).as('waiting')])
    .where('cancelled_at', 'is', null)
    .$if(!past, (query) => query.where('ends_at', '>', now))
    .orderBy('starts_at')
    .orderBy('number')
    .execute()
  const runsOf = Map.groupBy(runs, ({ course }) => course)
  return {
    rows: courses.map(({ id, valid_months, ...course }) => ({
      course: id,
      ...course,
      typeName: nameOfTerm(course.type, actor.language),
      validMonths: valid_months,
      runs: (runsOf.get(id) ?? []).map((run) => ({
        run: run.id,
        number: numberOf(run),
        start: run.starts_at.toISOString(),
        end: run.ends_at.toISOString(),
        seats: run.seats,
        free: Math.max(0, run.seats - run.taken),
        waiting: run.waiting,
        place: run.place,
        language: run.language,
        mine: run.mine,
      })),
    })),
    total: courses.length,
  }
}
