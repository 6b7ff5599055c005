import { sql } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'

/** Holds a name until the end of the transaction: whoever asks for it meanwhile waits. */
export async function hold(database: Sql, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(database)
}
