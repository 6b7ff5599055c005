import { sql } from 'kysely'
import { notify } from '@vitalbench/centre/notices'
import { hasRole } from '@vitalbench/platform/access'
import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { personMeant, personNamed } from '../acting.ts'
import { fail } from '../errors.ts'
import { changeFacts } from '../kept/change-facts.ts'
import { gatesIn } from '../kept/tables.ts'
import { freeSeats, lockRun, numberOf } from './runs.ts'

type Status = 'enrolled' | 'waiting' | 'left' | 'passed'

interface Wanted {
  readonly run: string
  readonly person?: string | undefined
}

const taking = ({ actor }: Context, person: string | undefined): string =>
  personMeant(actor, person, {
    leave: actor.kind === 'system' || hasRole(actor, ['labManager', 'centreManager']),
    what: 'the place in the course',
  })

const enrolmentOf = ({ database }: Pick<Context, 'database'>, run: string, person: string) =>
  gatesIn(database)
    .selectFrom('enrolment')
    .select(['id', 'status', 'place'])
    .where('run', '=', run)
    .where('person', '=', person)
    .where('status', '<>', 'left')
    .executeTakeFirst()

/** Position on the waiting list, from 1. */
async function positionOf({ database }: Context, run: string, place: number): Promise<number> {
  const { before } = await gatesIn(database)
    .selectFrom('enrolment')
    .select(({ fn }) => fn.countAll<number>().as('before'))
    .where('run', '=', run)
    .where('status', '=', 'waiting')
    .where('place', '<=', place)
    .executeTakeFirstOrThrow()
  return before
}

/** Enrols in a course run, or joins its waiting list; who is on it already stays where they are. Throws GATE_RUN_CLOSED. */
export async function enrol(input: Wanted, context: Context): Promise<{ run: string; status: Status; place: number | null }> {
  const { database, now } = context
  const person = taking(context, input.person)
  await personNamed(database, person)
  const run = await lockRun(database, input.run)
  if (run.cancelled_at !== null) throw fail('GATE_RUN_CLOSED', { number: numberOf(run), reason: 'was cancelled' })
  if (run.starts_at <= now) throw fail('GATE_RUN_CLOSED', { number: numberOf(run), reason: 'has begun' })
  const known = await enrolmentOf(context, run.id, person)
  if (!known) {
    const status = (await freeSeats(database, run)) > 0 ? 'enrolled' : 'waiting'
    await changeFacts(context, 'courseRuns', {
      ids: [run.id],
      write: async () => void (await gatesIn(database).insertInto('enrolment').values({ run: run.id, person, status, at: now }).execute()),
    })
  }
  const { status, place } = known ?? (await enrolmentOf(context, run.id, person))!
  return { run: run.id, status, place: status === 'waiting' ? await positionOf(context, run.id, place) : null }
}

async function moveUp(run: Awaited<ReturnType<typeof lockRun>>, context: Context): Promise<void> {
  const { database } = context
  const tables = gatesIn(database)
  const next = await tables
    .selectFrom('enrolment')
    .select(['id', 'person'])
    .where('run', '=', run.id)
    .where('status', '=', 'waiting')
    .orderBy('place')
    .limit(1)
    .executeTakeFirst()
  if (!next) return
  await tables.updateTable('enrolment').set({ status: 'enrolled' }).where('id', '=', next.id).execute()
  const values = { course: run.courseName, start: run.starts_at.toISOString() }
  await notify(context, { person: next.person, kind: 'course.moved-up', values, link: '/people/courses' })
}

/** Leaves a course run; the first who waits moves up while it has not begun. */
export async function leaveCourse(input: Wanted, context: Context): Promise<{ run: string; status: Status }> {
  const { database, now } = context
  const person = taking(context, input.person)
  const run = await lockRun(database, input.run)
  const known = await enrolmentOf(context, run.id, person)
  if (!known) throw failOperation('OPERATION_NOT_FOUND', { what: 'enrolment in course run', id: numberOf(run) })
  if (known.status === 'passed') throw fail('GATE_RUN_CLOSED', { number: numberOf(run), reason: 'was passed' })
  await changeFacts(context, 'courseRuns', {
    ids: [run.id],
    write: async () => {
      await gatesIn(database).updateTable('enrolment').set({ status: 'left' }).where('id', '=', known.id).execute()
      if (known.status === 'enrolled' && run.starts_at > now) await moveUp(run, context)
    },
  })
  return { run: run.id, status: 'left' }
}

/** Enters that somebody passed a course run, whether enrolled before or not; part of entering a result. */
export async function passRun(context: Context, { run: id, person }: { readonly run: string; readonly person: string }): Promise<void> {
  const { database, now } = context
  const run = await lockRun(database, id)
  const known = await enrolmentOf(context, run.id, person)
  const tables = gatesIn(database)
  await changeFacts(context, 'courseRuns', {
    ids: [run.id],
    write: async () =>
      void (known
        ? await tables.updateTable('enrolment').set({ status: 'passed' }).where('id', '=', known.id).execute()
        : await tables.insertInto('enrolment').values({ run: run.id, person, status: 'passed', at: now }).execute()),
  })
}

/** Lists who takes part in a run and who waits, in order. */
export async function listEnrolled(run: string, { database }: Context) {
  const rows = await gatesIn(database)
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person')
    .select(['person.id as person', 'person.name', 'status', 'at'])
    .where('run', '=', run)
    .where('status', '<>', 'left')
    .orderBy(sql`status = 'waiting'`)
    .orderBy('place')
    .execute()
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: rows.length }
}
