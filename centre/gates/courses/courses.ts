import { notify } from '@vitalbench/centre/notices'
import type { Language } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { lockRun, numberOf } from './runs.ts'

interface NewRun {
  readonly start: string
  readonly end: string
  readonly seats: number
  readonly place: string
  readonly language: Language
}

async function addRuns(course: string, runs: readonly NewRun[], context: Context): Promise<string[]> {
  for (const { start, end } of runs) if (Date.parse(start) >= Date.parse(end)) throw fail('GATE_RUN_TIME', { start, end })
  if (runs.length === 0) return []
  const added = await changeFacts(context, 'courseRuns', {
    write: async () =>
      (
        await gatesIn(context.database)
          .insertInto('course_run')
          .values(runs.map(({ start, end, ...run }) => ({ course, starts_at: start, ends_at: end, ...run })))
          .returning('id')
          .execute()
      ).map(({ id }) => id),
  })
  return [...added]
}

/** Adds a course; throws GATE_ISSUER_TYPE where its issuer is not trusted for what it earns. */
export async function addCourse(
  input: {
    readonly name: string
    readonly type: string
    readonly edition?: string | undefined
    readonly issuer: string
    readonly validMonths?: number | undefined
    readonly about: string
    readonly runs: readonly NewRun[]
  },
  context: Context,
): Promise<{ course: string; runs: string[] }> {
  const { name, type, edition, issuer, validMonths, about, runs } = input
  const tables = gatesIn(context.database)
  const trusted = await tables
    .selectFrom('issuer')
    .select('types')
    .where('id', '=', issuer)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!trusted?.types.includes(type)) throw fail('GATE_ISSUER_TYPE', { issuer, type })
  const { id } = await tables
    .insertInto('course')
    .values({ name, type, edition, issuer, valid_months: validMonths, about })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { course: id, runs: await addRuns(id, runs, context) }
}

/** Adds a run of a course. */
export async function addCourseRun({ course, ...run }: NewRun & { readonly course: string }, context: Context): Promise<{ run: string }> {
  const found = await gatesIn(context.database)
    .selectFrom('course')
    .select('id')
    .where('id', '=', course)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw failOperation('OPERATION_NOT_FOUND', { what: 'course', id: course })
  const [added] = await addRuns(course, [run], context)
  return { run: added }
}

/** Cancels a run and tells those who take part or wait; throws GATE_RUN_CLOSED for one that was cancelled. */
export async function cancelCourseRun(id: string, context: Context): Promise<{ run: string; told: number }> {
  const { database, now } = context
  const run = await lockRun(database, id)
  if (run.cancelled_at !== null) throw fail('GATE_RUN_CLOSED', { number: numberOf(run), reason: 'was cancelled' })
  const tables = gatesIn(database)
  await changeFacts(context, 'courseRuns', {
    ids: [id],
    write: async () => void (await tables.updateTable('course_run').set({ cancelled_at: now }).where('id', '=', id).execute()),
  })
  const people = await tables
    .selectFrom('enrolment')
    .select('person')
    .where('run', '=', id)
    .where('status', 'in', ['enrolled', 'waiting'])
    .execute()
  const values = { course: run.courseName, start: run.starts_at.toISOString() }
  for (const { person } of people) await notify(context, { person, kind: 'course.cancelled', values, link: '/people/courses' })
  return { run: id, told: people.length }
}
