import { hostname } from 'node:os'
import { notify } from '@vitalbench/centre/notices'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { QueueWork } from '@vitalbench/platform/jobs'
import type { House } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { Testbed } from '../setting/index.ts'
import { deleteExpired } from '../studies/store.ts'
import { conclude, concludeQueue } from './conclude.ts'
import { fail } from './errors.ts'
import { failRun, nextRun, runOf, serveRun, settleRun, writeLine } from './store.ts'
import { callWorkers, workQueue } from './submit-run.ts'
import { workOnRun } from './work-on-run.ts'

/** Queue on which runs are looked after that nobody works on. */
export const roundQueue = 'runs.round'

const minute = 60_000

/** Ends a run with what went wrong, and tells its owner. */
async function giveUp(house: House, id: string, error: unknown): Promise<void> {
  const known =
    error instanceof VitalbenchError ? error : fail('RUN_BROKEN', { reason: error instanceof Error ? error.message : String(error) })
  if (known.code === 'RUN_BROKEN') house.log.error({ run: id, error: error instanceof Error ? error.stack : String(error) }, 'a run broke')
  const { code, message, cure } = known
  const at = house.now()
  await house.database.sql.transaction().execute(async (transaction) => {
    const run = await runOf(transaction, id)
    if (!(await failRun(transaction, id, { code, message, cure, at })) || !run) return
    await writeLine(transaction, id, 'line.failed', { message })
    if (run.person !== null)
      await notify(
        { database: transaction, now: at },
        { person: run.person, kind: 'run.failed', values: { study: run.title, reason: message }, link: `/runs/${id}` },
      )
  })
}

/** Brings a run further whose stretches are all done, or none of them at work. */
async function settle({ database, jobs, now }: House, id: string): Promise<void> {
  await database.sql.transaction().execute(async (transaction) => {
    const state = await settleRun(transaction, id, now())
    if (state === 'stopped') await writeLine(transaction, id, 'line.stopped', {})
    if (state === 'concluding') await jobs.put(concludeQueue, { run: id }, { database: transaction, key: id })
  })
}

/** Serves the runs that wait, one after the other, until none waits or this process ends. */
async function serveRuns(testbed: Testbed, house: House, signal: AbortSignal): Promise<void> {
  const { sql: database } = house.database
  while (!signal.aborted) {
    const run = await nextRun(database, house.now())
    if (!run) return
    if (!(await serveRun(database, run.id, house.now()))) continue
    try {
      await workOnRun({ house, testbed, run, signal })
    } catch (error) {
      await giveUp(house, run.id, error)
    }
    await settle(house, run.id)
  }
}

async function concludeRun(testbed: Testbed, id: string, options: { house: House; signal: AbortSignal }): Promise<void> {
  try {
    await conclude(testbed, id, options)
  } catch (error) {
    // A process that ends leaves it to the next one.
    if (options.signal.aborted) throw error
    await giveUp(options.house, id, error)
  }
}

/** Looks after runs: those whose workers died are taken up again, what visitors made and left is removed. */
async function lookAfter(house: House): Promise<void> {
  const { database, jobs, now } = house
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from run where state in ('queued', 'running', 'stopping', 'concluding')`.execute(database.sql)
  for (const { id, state } of rows) {
    await settle(house, id)
    if (state === 'concluding')
      await database.sql.transaction().execute((transaction) => jobs.put(concludeQueue, { run: id }, { database: transaction, key: id }))
  }
  await database.sql.transaction().execute(async (transaction) => {
    if (rows.length > 0) await callWorkers({ jobs, database: transaction })
    await deleteExpired(transaction, now())
    await jobs.put(roundQueue, {}, { database: transaction, key: roundQueue, after: new Date(now().getTime() + minute) })
  })
}

/** Work of the queues of runs. */
export const runWork = (testbed: Testbed): QueueWork => ({
  [workQueue]: (_, { house, signal }) => serveRuns(testbed, house, signal),
  [concludeQueue]: (data, options) => concludeRun(testbed, (data as { readonly run: string }).run, options),
  [roundQueue]: (_, { house }) => lookAfter(house),
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a start: frees what dead workers of this machine held, so that it is taken up at once, and looks after all runs. */
export async function resumeRuns(house: House): Promise<void> {
  const { database } = house
  const { rows } = await sql<{ holder: string }>`select distinct holder from run_shard where holder is not null`.execute(database.sql)
  const dead = rows.filter(({ holder }) => {
    const [host, pid] = holder.split(':')
    // An embedded database is open in one process at a time.
    return database.kind === 'embedded' || (host === hostname() && !isAlive(Number(pid)))
  })
  for (const { holder } of dead)
    await sql`update run_shard set holder = null, held_until = null where holder = ${holder}`.execute(database.sql)
  await lookAfter(house)
}
