import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { openEmbedded } from '../database/open-embedded.ts'
import { openServer } from '../database/open-server.ts'
import { newPostgres, noPostgres } from './postgres.ts'

/** Both kinds of database, so that each test of a store runs on both. */
export interface TestDatabase {
  readonly kind: 'embedded' | 'server'
  readonly skip: string | false
  /** Opens a new one, with the migrations of some folders applied. */
  readonly open: (...folders: readonly URL[]) => Promise<Database>
}

// Initialised once a process and copied from then on.
let blank: Promise<Uint8Array> | null = null

async function initialise(): Promise<Uint8Array> {
  const database = await openEmbedded({ folder: null })
  const dump = await database.engine.dump!()
  await database.close()
  return dump
}

async function migrated(database: Database, folders: readonly URL[]): Promise<Database> {
  if (folders.length > 0) await migrate(database, folders)
  return database
}

/** An embedded database and a server. */
export const databases: readonly TestDatabase[] = [
  {
    kind: 'embedded',
    skip: false,
    open: async (...folders) => migrated(await openEmbedded({ folder: null, from: await (blank ??= initialise()) }), folders),
  },
  { kind: 'server', skip: noPostgres, open: async (...folders) => migrated(await openServer(await newPostgres()), folders) },
]
