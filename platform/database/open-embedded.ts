import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, PGliteDialect } from 'kysely'
import { fromPglite } from 'pg-boss'
import type { Database, Sql } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { parsers } from './parsers.ts'

/** Where an embedded database lies: a folder, or memory; `from` restores it from a dump first. */
export interface EmbeddedOptions {
  readonly folder: string | null
  readonly from?: Uint8Array
}

/** Opens PostgreSQL within this process; a folder is open in one process at a time. */
export async function openEmbedded({ folder, from }: EmbeddedOptions): Promise<Database> {
  const release = folder === null ? () => {} : lockDirectory(folder)
  try {
    const pglite = await PGlite.create({
      ...(folder === null ? {} : { dataDir: join(folder, 'postgres') }),
      ...(from ? { loadDataDir: new Blob([from as Uint8Array<ArrayBuffer>], { type: 'application/x-gzip' }) } : {}),
      extensions: { btree_gist, pg_trgm },
      parsers: { ...parsers },
    })
    return {
      kind: 'embedded',
      sql: new Kysely({ dialect: new PGliteDialect({ pglite }) }) as Sql,
      script: async (text) => void (await pglite.transaction((transaction) => transaction.exec(text))),
      engine: {
        ...(fromPglite(pglite) as Database['engine']),
        dump: async () => new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer()),
      },
      close: async () => {
        if (!pglite.closed) await pglite.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
