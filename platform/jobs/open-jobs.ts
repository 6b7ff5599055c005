import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Database, Sql } from '../database/database.ts'
import type { Log } from '../operations/log.ts'
import { fail } from './errors.ts'
import type { Jobs } from './jobs.ts'

/** How the queue is opened: which queues there are, and who is told of what fails. */
export interface JobsOptions {
  readonly queues: readonly string[]
  readonly log: Log
  /** How many jobs of one queue this process works on at once. */
  readonly atOnce?: number
}

const patience = { retryLimit: 3, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 20, expireInSeconds: 6 * 3600 } as const

/** The transaction as the queue speaks to it. */
const within = (database: Sql) => ({
  executeSql: async (text: string, values: readonly unknown[] = []) => {
    const { rows } = await database.executeQuery(CompiledQuery.raw(text, [...values]))
    return { rows: [...rows] }
  },
})

/** Opens the queue of jobs in a database, whose tables it keeps by itself. */
export async function openJobs(database: Database, { queues, log, atOnce = 1 }: JobsOptions): Promise<Jobs> {
  const embedded = database.kind === 'embedded'
  const boss = new PgBoss({
    db: database.engine as never,
    ...(embedded ? { backend: 'pglite', useListenNotify: true } : {}),
    schedule: false,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
  })
  boss.on('error', (error) => log.error({ error: error.message }, 'the queue of jobs failed'))
  await boss.start()
  for (const queue of queues) {
    // Of one key one waits, and any number is at work.
    if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { policy: 'short', notify: embedded, ...patience })
    // Knows the queue from now on: within a transaction it could not look it up.
    await boss.findJobs(queue, { id: randomUUID() })
  }
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 }
  return {
    put: async (queue, data, { database: transaction, key, after }) => {
      if (!queues.includes(queue)) throw fail('JOB_QUEUE_UNKNOWN', { queue })
      return boss.send(queue, data, { db: within(transaction), singletonKey: key ?? randomUUID(), ...(after ? { startAfter: after } : {}) })
    },
    work: async (queue, work) => {
      if (!queues.includes(queue)) throw fail('JOB_QUEUE_UNKNOWN', { queue })
      await boss.work<object>(queue, { localConcurrency: atOnce, ...polling }, async ([job]) => {
        try {
          await work(job.data, job.signal)
        } catch (error) {
          log.error({ queue, job: job.id, error: error instanceof Error ? error.stack : String(error) }, 'a job failed')
          throw error
        }
      })
    },
    counts: async () => Object.fromEntries((await boss.getQueues([...queues])).map(({ name, queuedCount }) => [name, queuedCount])),
    stop: () => boss.stop({ graceful: true, timeout: 30_000, close: false }),
  }
}
