import type { Kysely } from 'kysely'

// No tables of its own: each store names those that it owns.
/** A connection that SQL is asked over; `withTables` types it for one store. */
export type Sql = Kysely<Record<never, never>>

/** A database of PostgreSQL's dialect: in this process, or on a server. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly sql: Sql
  /** Runs a script of several statements in one transaction. */
  readonly script: (text: string) => Promise<void>
  /** The engine itself, for those who bring an own way to it, as the queue of jobs does. */
  readonly engine: Engine
  readonly close: () => Promise<void>
}

/** Plain queries with `$1` parameters. */
export interface Engine {
  readonly executeSql: (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>
  /** A copy of the whole database as a tar archive, compressed; only of an embedded one. */
  readonly dump?: () => Promise<Uint8Array>
}
