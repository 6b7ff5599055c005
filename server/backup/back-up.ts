import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkLog } from '@vitalbench/platform/audit'
import { openDatabase } from '@vitalbench/platform/database'
import type { Settings } from '../settings/settings.ts'
import { fail } from './errors.ts'
import { tar } from './tar.ts'

/**
 * Writes an embedded centre into one file: its database as it is now, its files, its keys. The centre has to be stopped: its directory is
 * open in one process at a time. Gives a sentence on it. Throws BACKUP_…, DATABASE_LOCKED.
 */
export async function backUp(file: string | undefined, { database: where, folder }: Settings): Promise<string> {
  if (file === undefined) throw fail('BACKUP_FILE')
  if (existsSync(file)) throw fail('BACKUP_EXISTS', { file })
  const database = await openDatabase(where)
  const work = await mkdtemp(join(tmpdir(), 'vitalbench-backup-'))
  try {
    if (!database.engine.dump) throw fail('BACKUP_SERVER')
    await writeFile(join(work, 'database.tar.gz'), await database.engine.dump())
    const { size, root } = await checkLog(database.sql)
    await writeFile(join(work, 'log.json'), JSON.stringify({ size, root }))
    // By another name first: a backup is whole or not there.
    await tar(['-cf', `${file}.part`, '-C', work, 'database.tar.gz', 'log.json', '-C', folder, ...partsOf(folder)])
    await rename(`${file}.part`, file)
    return `The centre is in ${file}; its log has ${size} entries with root ${root}`
  } finally {
    await database.close()
    await rm(work, { recursive: true, force: true })
  }
}

/** What lies in the folder of a centre beside its database. */
export const partsOf = (folder: string): readonly string[] =>
  ['files', 'signing-key.pkcs8', 'cookie-secret'].filter((name) => existsSync(join(folder, name)))
