import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foreignFile, isEvidenceFile, missingFiles, problemOf } from '@vitalbench/kernel/bundle'
import type { Problem } from '@vitalbench/kernel/bundle'
import { fail } from '../errors.ts'

/** The files of an evidence folder by name; what is foreign, missing or unreadable is a problem. */
export interface FolderContents {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly Problem[]
}

/** Reads an evidence folder, whatever is in it; never throws. */
export async function readFolder(folder: string): Promise<FolderContents> {
  const files = new Map<string, Uint8Array>()
  const problems: Problem[] = []
  const names = new Set<string>()
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      names.add(entry.name)
      if (!isEvidenceFile(entry.name)) problems.push(foreignFile(entry.name))
      else if (!entry.isFile()) problems.push(problemOf(entry.name, fail('FILE_UNREADABLE', { detail: 'it is no regular file' })))
      else {
        const bytes = await readFile(join(folder, entry.name)).catch((error: Error) => error)
        if (bytes instanceof Error) problems.push(problemOf(entry.name, fail('FILE_UNREADABLE', { detail: bytes.message })))
        else files.set(entry.name, bytes)
      }
    }
  } catch (error) {
    return { files, problems: [problemOf(folder, fail('FILE_UNREADABLE', { detail: (error as Error).message }))] }
  }
  return { files, problems: [...problems, ...missingFiles(names)] }
}
