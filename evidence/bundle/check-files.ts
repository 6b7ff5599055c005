import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../errors.ts'
import type { Attestation } from './attestation.ts'
import { digestOf } from './digests.ts'
import { attestationFile, optionalFiles, requiredFiles } from './file-names.ts'
import { problemOf } from './verification.ts'
import type { Problem } from './verification.ts'

const known = new Set<string>([attestationFile, ...requiredFiles, ...optionalFiles])

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
      if (!known.has(entry.name)) problems.push(problemOf(entry.name, fail('FILE_UNKNOWN')))
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
  for (const file of [attestationFile, ...requiredFiles]) if (!names.has(file)) problems.push(problemOf(file, fail('FILE_MISSING')))
  return { files, problems }
}

/** Problems of the files against the attestation: another digest, a file that was not signed, one that was and is gone. */
export function compareDigests(files: ReadonlyMap<string, Uint8Array>, { subjects }: Attestation): readonly Problem[] {
  const problems: Problem[] = []
  const wrong = (file: string, error: unknown) => problems.push(problemOf(file, error))
  for (const file of requiredFiles) {
    if (!subjects.has(file)) wrong(attestationFile, fail('ATTESTATION_SUBJECTS', { detail: `does not cover ${file}` }))
  }
  for (const [file, expected] of subjects) {
    const bytes = files.get(file)
    if (!known.has(file) || file === attestationFile) {
      wrong(attestationFile, fail('ATTESTATION_SUBJECTS', { detail: `covers ${JSON.stringify(file.slice(0, 80))}, which no evidence has` }))
    } else if (!bytes) {
      if (optionalFiles.includes(file)) wrong(file, fail('FILE_MISSING'))
    } else {
      const found = digestOf(bytes)
      if (found !== expected) wrong(file, fail('FILE_CHANGED', { found, expected }))
    }
  }
  for (const file of files.keys()) {
    if (optionalFiles.includes(file) && !subjects.has(file)) wrong(file, fail('FILE_UNKNOWN'))
  }
  return problems
}
