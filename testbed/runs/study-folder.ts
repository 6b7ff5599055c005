import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import type { House } from '@vitalbench/platform/operations'
import { filesOf } from '../studies/store.ts'

const depth = 8

/** A folder that holds a study for the time of a run, and its removal. */
export interface StudyFolder {
  readonly path: string
  readonly remove: () => Promise<void>
}

/** Lays the files of a study out in a new folder of this machine, outside all that belongs to the centre. */
export async function layOut({ database, files }: Pick<House, 'database' | 'files'>, study: string): Promise<StudyFolder> {
  const root = await mkdtemp(join(tmpdir(), 'vitalbench-run-'))
  // Deep within it, so that a study whose data lie some folders above finds them, and nothing of the machine.
  const path = join(root, ...Array<string>(depth).fill('study'))
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true })
  try {
    await mkdir(path, { recursive: true })
    for (const file of await filesOf(database.sql, study)) {
      const place = resolve(path, file.path)
      // Nothing is written outside, whatever a path says.
      if (!place.startsWith(root + sep)) continue
      await mkdir(dirname(place), { recursive: true })
      await copyFile(await files.path(file.sha256), place)
    }
    return { path, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
