import type { Language } from '@vitalbench/kernel/language'
import { hasRole } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context, House } from '@vitalbench/platform/operations'
import { sql } from 'kysely'

/** What rules of the labs need of a request, or of a round by the clock. */
export type LabContext = Pick<Context, 'database' | 'jobs' | 'key' | 'now' | 'zone'>

/** Whether an actor manages labs. */
export const isLabManager = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, ['labManager', 'centreManager'])

/** Id of the person who asks; a guest and the centre itself book nothing for themselves. */
export function callerOf({ kind, id }: Actor): string {
  if (kind === 'guest' || kind === 'system') throw failOperation('OPERATION_NOT_YOURS', { what: 'a calendar' })
  return id
}

/** Those who manage labs, and their languages. */
export async function labManagers({ database }: Pick<Context, 'database'>): Promise<readonly { id: string; language: Language }[]> {
  const { rows } = await sql<{ id: string; language: Language }>`
    select id, language from person where 'labManager' = any(roles) order by id`.execute(database)
  return rows
}

/** Does what happens by the clock, in a transaction of its own. */
export const byTheClock = <Result>(
  { database, jobs, key, zone, now }: House,
  work: (context: LabContext) => Promise<Result>,
): Promise<Result> => database.sql.transaction().execute((transaction) => work({ database: transaction, jobs, key, zone, now: now() }))
