import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database, Sql } from './database.ts'
import { fail } from './errors.ts'
import { parsers } from './parsers.ts'

const oldest = 150000
const connections = 12

/** A connection string without its password, for messages. */
const shown = (address: string): string => address.replace(/\/\/([^:@/]*):[^@]*@/, '//$1@')

/** Opens a database on a PostgreSQL server, version 15 or later, by its connection string. */
export async function openServer(address: string): Promise<Database> {
  const types = { getTypeParser: (id: number, format?: string) => parsers[id] ?? pg.types.getTypeParser(id, format as 'text') }
  const pool = new pg.Pool({ connectionString: address, max: connections, types: types as pg.CustomTypesConfig })
  // A connection that idles and breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const version = await pool
    .query<{ version: string }>("select current_setting('server_version_num') as version")
    .catch(async (error: Error) => {
      await pool.end()
      throw fail('DATABASE_UNREACHABLE', { address: shown(address), reason: error.message })
    })
  if (Number(version.rows[0].version) < oldest) {
    await pool.end()
    throw fail('DATABASE_TOO_OLD', { version: version.rows[0].version })
  }
  const sql = new Kysely({ dialect: new PostgresDialect({ pool }) }) as Sql
  return {
    kind: 'server',
    sql,
    script: async (text) => {
      const client = await pool.connect()
      try {
        await client.query(`begin;\n${text}\n;commit`)
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    engine: { executeSql: async (text, values) => pool.query(text, values ? [...values] : undefined) },
    close: () => sql.destroy(),
  }
}
