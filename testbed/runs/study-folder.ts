import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import type { House } from '@vitalbench/platform/operations'
import { filesOf } from '../studies/store.ts'

/** A folder that holds a study for the time of a run, and its removal. */
export interface StudyFolder {
  readonly path: string
  readonly remove: () => Promise<void>
}

/** Lays the files of a study out in a new folder of this machine, outside all that belongs to the centre. */
export async function layOut({ database, files }: Pick<House, 'database' | 'files'>, study: string): Promise<StudyFolder> {
  const path = await mkdtemp(join(tmpdir(), 'vitalbench-run-'))
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true })
  try {
    for (const file of await filesOf(database.sql, study)) {
      const place = resolve(path, file.path)
      // Paths are held within the study when they are kept; nothing is written elsewhere even if one were not.
      if (!place.startsWith(path + sep)) continue
      await mkdir(dirname(place), { recursive: true })
      await copyFile(await files.path(file.sha256), place)
    }
    return { path, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
