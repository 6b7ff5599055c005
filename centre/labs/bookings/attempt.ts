import { sql } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import { isTaken } from '../ranges.ts'

/**
 * Does something within a transaction that the database may refuse because it is taken: then, or where the work itself says no, nothing of
 * it remains and the transaction goes on.
 */
export async function attempt(database: Sql, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint attempt`.execute(database)
  try {
    if (await work()) {
      await sql`release savepoint attempt`.execute(database)
      return true
    }
  } catch (error) {
    if (!isTaken(error)) throw error
  }
  await sql`rollback to savepoint attempt`.execute(database)
  await sql`release savepoint attempt`.execute(database)
  return false
}
