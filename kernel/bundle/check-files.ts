import type { Attestation } from './attestation.ts'
import { problemOf } from './check.ts'
import type { Problem } from './check.ts'
import { digestOf } from './digests.ts'
import { fail } from './errors.ts'
import { attestationFile, isEvidenceFile, optionalFiles, requiredFiles } from './file-names.ts'

/** The problem with a file that no evidence has. */
export const foreignFile = (name: string): Problem => problemOf(name, fail('FILE_UNKNOWN'))

/** Problems of the files that every evidence has and that are not among `names`. */
export const missingFiles = (names: ReadonlySet<string>): readonly Problem[] =>
  [attestationFile, ...requiredFiles].filter((file) => !names.has(file)).map((file) => problemOf(file, fail('FILE_MISSING')))

/** Problems of the names in an evidence folder: foreign ones in their order, then missing ones. */
export const checkNames = (names: ReadonlySet<string>): readonly Problem[] => [
  ...[...names].filter((name) => !isEvidenceFile(name)).map(foreignFile),
  ...missingFiles(names),
]

/** Problems of the files against the attestation: another digest, a file that was not signed, one that was and is gone. */
export function compareDigests(files: ReadonlyMap<string, Uint8Array>, { subjects }: Attestation): readonly Problem[] {
  const problems: Problem[] = []
  const wrong = (file: string, error: unknown) => problems.push(problemOf(file, error))
  for (const file of requiredFiles) {
    if (!subjects.has(file)) wrong(attestationFile, fail('ATTESTATION_SUBJECTS', { detail: `does not cover ${file}` }))
  }
  for (const [file, expected] of subjects) {
    const bytes = files.get(file)
    if (!isEvidenceFile(file) || file === attestationFile) {
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
