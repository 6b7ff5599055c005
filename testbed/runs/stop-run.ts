import type { Context } from '@vitalbench/platform/operations'
import { failOperation } from '@vitalbench/platform/operations'
import { sql } from 'kysely'
import type { Testbed } from '../setting/index.ts'
import { ownedStudy } from '../studies/index.ts'
import { fail } from './errors.ts'
import type { RunState } from './schemas.ts'
import { runOf, settleRun, writeLine } from './store.ts'
import { concludeQueue } from './conclude.ts'
import { callWorkers } from './submit-run.ts'

/** The run of an id that the actor may change, kept from others until the transaction ends. */
async function ownedRun(id: string, context: Context) {
  const run = await runOf(context.database, id)
  if (!run) throw failOperation('OPERATION_NOT_FOUND', { what: 'run', id })
  await ownedStudy(run.study, context)
  return (await runOf(context.database, id))!
}

/** Stops a run: what is done is kept, and cases at work are run again when it goes on. */
export async function stopRun(id: string, context: Context): Promise<{ run: string; state: RunState }> {
  const { database, now } = context
  const { state } = await ownedRun(id, context)
  if (state !== 'queued' && state !== 'running') throw fail('RUN_STATE', { state, wanted: 'stopped' })
  await sql`update run set state = 'stopping' where id = ${id}`.execute(database)
  await writeLine(database, id, 'line.stop', {})
  return { run: id, state: (await settleRun(database, id, now)) ?? 'stopping' }
}

/** Lets a run go on that was stopped or failed. */
export async function resumeRun(_: Testbed, id: string, context: Context): Promise<{ run: string; state: RunState }> {
  const { database, now, jobs } = context
  const { state } = await ownedRun(id, context)
  if (state !== 'stopped' && state !== 'failed') throw fail('RUN_STATE', { state, wanted: 'resumed' })
  await sql`
    update run set state = 'queued', failure = null, finished_at = null, resumed_at = ${now},
      resumed = (select coalesce(sum(cases), 0) from run_shard where run = ${id}) where id = ${id}`.execute(database)
  await sql`update run_shard set tries = 0, holder = null, held_until = null where run = ${id}`.execute(database)
  await writeLine(database, id, 'line.resume', {})
  const settled = await settleRun(database, id, now)
  if (settled === 'concluding') await jobs.put(concludeQueue, { run: id }, { database, key: id })
  else await callWorkers(context)
  return { run: id, state: settled ?? 'queued' }
}
