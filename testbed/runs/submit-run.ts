import type { Context } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { Testbed } from '../setting/index.ts'
import { fail as failStudy } from '../studies/errors.ts'
import { ownedStudy } from '../studies/index.ts'
import { fail } from './errors.ts'
import type { RunState } from './schemas.ts'
import { writeLine } from './store.ts'

/** Queue on which cases are run; each job serves whatever run waits longest. */
export const workQueue = 'runs.work'

/** How many workers are called at once for a run; those that find nothing to do go again. */
const calls = 4

const mostShards = 64
const leastCases = 8

/** The stretches of a run: enough that several workers share it evenly, none so small that its opening costs more than its cases. */
export function stretchesOf(cases: number | null): readonly (readonly [first: number, beyond: number | null])[] {
  if (cases === null || cases === 0) return [[0, null]]
  const size = Math.max(leastCases, Math.ceil(cases / mostShards))
  return Array.from({ length: Math.ceil(cases / size) }, (_, k) => [k * size, Math.min(cases, (k + 1) * size)] as const)
}

/** Calls workers, within the transaction that makes the work. */
export async function callWorkers({ jobs, database }: Pick<Context, 'jobs' | 'database'>): Promise<void> {
  for (let k = 0; k < calls; k += 1) await jobs.put(workQueue, {}, { database, key: `worker ${k}` })
}

const underWay = sql`state in ('queued', 'running', 'stopping', 'concluding')`

/** A visitor has so many runs a day, and one at a time. */
async function checkVisit({ guests }: Testbed, visit: string, { database, now }: Context): Promise<void> {
  const { rows } = await sql`select from run r join study s on s.id = r.study where s.visit = ${visit} and ${underWay} limit 1`.execute(
    database,
  )
  if (rows.length > 0) throw fail('RUN_GUEST_ONE')
  const day = now.toISOString().slice(0, 10)
  const counted = await sql<{ runs: number }>`
    insert into guest_day (visit, day, runs) values (${visit}, ${day}, 1)
    on conflict (visit, day) do update set runs = guest_day.runs + 1 returning runs`.execute(database)
  if (counted.rows[0].runs > guests.runsPerDay) throw fail('RUN_GUEST_DAY', { limit: guests.runsPerDay })
}

/** Puts a run of a locked study into the queue. */
export async function submitRun(testbed: Testbed, id: string, context: Context): Promise<{ run: string; state: RunState }> {
  const { database, actor, now } = context
  const study = await ownedStudy(id, context)
  const { title, plan, cases, visit } = study
  if (plan === null) throw failStudy('STUDY_NOT_LOCKED', { title })
  const { rows: others } = await sql`select from run where study = ${id} and ${underWay} limit 1`.execute(database)
  if (others.length > 0) throw fail('RUN_UNDER_WAY', { title })
  if (visit !== null) await checkVisit(testbed, visit, context)
  const { rows } = await sql<{ id: string }>`
    insert into run (study, state, cases, language, submitted_at)
    values (${id}, 'queued', ${cases}, ${actor.language}, ${now}) returning id`.execute(database)
  const [{ id: run }] = rows
  const stretches = stretchesOf(cases).map(([first, beyond], number) => sql`(${run}, ${number}, ${first}, ${beyond})`)
  await sql`insert into run_shard (run, number, first, beyond) values ${sql.join(stretches)}`.execute(database)
  await writeLine(database, run, 'line.submitted', { stretches: stretches.length })
  await callWorkers(context)
  return { run, state: 'queued' }
}
