import { createReadStream } from 'node:fs'
import type { ColumnType } from 'kysely'
import type { Database, Sql } from '../database/database.ts'
import { fail } from './errors.ts'
import type { FileStore } from './file-store.ts'
import { folderFiles } from './folder-files.ts'

type FileTables = {
  file: { sha256: string; size: number; kept_at: ColumnType<Date, never, never> }
  file_piece: { sha256: string; position: number; bytes: Uint8Array }
}

const filesIn = (sql: Sql) => sql.withTables<FileTables>()

const pieceSize = 1 << 20

async function* piecesOf(sql: Sql, sha256: string): AsyncIterable<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const row = await filesIn(sql)
      .selectFrom('file_piece')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!row) return
    yield new Uint8Array(row.bytes)
  }
}

/** Keeps files in the database, so that workers on any machine find them; what was used on this machine stays in a folder of it. */
export function databaseFiles({ sql }: Pick<Database, 'sql'>, cacheFolder: string): FileStore {
  const near = folderFiles(cacheFolder)
  const inDatabase = async (sha256: string): Promise<boolean> =>
    (await filesIn(sql).selectFrom('file').select('sha256').where('sha256', '=', sha256).executeTakeFirst()) !== undefined

  async function fetched(sha256: string): Promise<void> {
    if (await near.has(sha256)) return
    if (!(await inDatabase(sha256))) throw fail('FILE_NOT_FOUND', { sha256 })
    const kept = await near.keep(piecesOf(sql, sha256))
    if (kept.sha256 !== sha256) throw fail('FILE_DAMAGED', { sha256 })
  }

  return {
    keep: async (bytes) => {
      const kept = await near.keep(bytes)
      const { sha256, size } = kept
      if (await inDatabase(sha256)) return kept
      let position = 0
      for await (const piece of createReadStream(await near.path(sha256), { highWaterMark: pieceSize })) {
        await filesIn(sql)
          .insertInto('file_piece')
          .values({ sha256, position, bytes: piece as Uint8Array })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        position += 1
      }
      // Last, so that a file which is listed is whole.
      await filesIn(sql)
        .insertInto('file')
        .values({ sha256, size })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return kept
    },
    read: async (sha256) => {
      await fetched(sha256)
      return near.read(sha256)
    },
    path: async (sha256) => {
      await fetched(sha256)
      return near.path(sha256)
    },
    has: async (sha256) => (await near.has(sha256)) || (await inDatabase(sha256)),
  }
}
