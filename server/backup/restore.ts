import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkLog } from '@vitalbench/platform/audit'
import { openEmbedded } from '@vitalbench/platform/database'
import type { Settings } from '../settings/settings.ts'
import { fail } from './errors.ts'
import { tar } from './tar.ts'

/** Makes a centre from a backup, in a folder that holds none; its log has to be the one that was backed up. Gives a sentence on it. Throws BACKUP_…. */
export async function restore(file: string | undefined, { folder, database }: Settings): Promise<string> {
  if (file === undefined) throw fail('BACKUP_FILE')
  if (!existsSync(file)) throw fail('BACKUP_UNREADABLE', { file, reason: 'it is not there' })
  if (/^postgres(ql)?:/.test(database)) throw fail('BACKUP_SERVER')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw fail('BACKUP_OCCUPIED', { folder })
  let said = ''
  const work = await mkdtemp(join(folder, 'restoring-'))
  try {
    await tar(['-xf', file, '-C', work])
    const from = await readFile(join(work, 'database.tar.gz')).catch(() => null)
    if (from === null) throw fail('BACKUP_UNREADABLE', { file, reason: 'it holds no database' })
    const kept = JSON.parse(await readFile(join(work, 'log.json'), 'utf8')) as { readonly size: number; readonly root: string }
    const opened = await openEmbedded({ folder: database, from: new Uint8Array(from) })
    try {
      const { size, root, problems } = await checkLog(opened.sql)
      if (problems.length > 0 || root !== kept.root)
        throw fail('BACKUP_UNREADABLE', { file, reason: problems[0] ?? `its log has the root ${root}` })
      said = `The centre is restored in ${folder}; its log has ${size} entries with root ${root}`
    } finally {
      await opened.close()
    }
    for (const name of ['files', 'signing-key.pkcs8', 'cookie-secret'])
      if (existsSync(join(work, name))) await rename(join(work, name), join(folder, name))
    for (const name of ['signing-key.pkcs8', 'cookie-secret']) if (existsSync(join(folder, name))) await chmod(join(folder, name), 0o600)
    return said
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
