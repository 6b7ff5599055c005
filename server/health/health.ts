import { sql } from 'kysely'
import type { House } from '@vitalbench/platform/operations'

/** Whether the centre works, part by part. */
export interface Health {
  readonly status: 'ok' | 'failed'
  readonly version: string
  readonly parts: Readonly<Record<string, 'ok' | 'failed'>>
}

const works = (what: Promise<unknown>): Promise<'ok' | 'failed'> =>
  what.then(
    () => 'ok',
    () => 'failed',
  )

/** Asks the database and the queue of jobs whether they answer. */
export async function checkHealth({ database, jobs }: Pick<House, 'database' | 'jobs'>, version: string): Promise<Health> {
  const parts = { database: await works(sql`select 1`.execute(database.sql)), jobs: await works(jobs.counts()) }
  return { status: Object.values(parts).every((part) => part === 'ok') ? 'ok' : 'failed', version, parts }
}
