import { createHash } from 'node:crypto'
import type { Found } from './issue-mistakes.ts'
import type { Issue, Path } from './issues.ts'
import { mappings, valueAt } from './values.ts'

/** Reads a file beside the study. */
export type ReadFile = (file: string) => Promise<Uint8Array>

/** SHA-256 of bytes in hexadecimal, by the system's own fast code. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A digest that stands, or should stand, beside the file that it is of. */
interface Locked {
  readonly path: Path
  readonly file: string
  readonly digest: unknown
}

/** The file that a digest is of: `path` or `file` beside `sha256`, `dictionary` beside `dictionarySha256`. */
function fileBeside(around: unknown, key: string): string | null {
  const beside = (name: string): unknown => valueAt(around, [name])
  const file =
    key === 'sha256' ? (beside('path') ?? beside('file')) : key.endsWith('Sha256') ? beside(key.slice(0, -'Sha256'.length)) : undefined
  return typeof file === 'string' ? file : null
}

function lockedFiles(value: unknown, issues: readonly Issue[]): readonly Locked[] {
  const written = mappings(value).flatMap(({ path, value: mapping }) => Object.keys(mapping).map((key) => [...path, key]))
  const missing = issues.map(({ path }) => path as Path).filter((path) => valueAt(value, path) === undefined)
  return [...written, ...missing].flatMap((path) => {
    const file = fileBeside(valueAt(value, path.slice(0, -1)), String(path.at(-1)))
    return file === null ? [] : [{ path, file, digest: valueAt(value, path) }]
  })
}

/** Why a file cannot be read, as a mistake at the path that names it. */
export function unreadable(path: Path, file: string, error: unknown): Found {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  const why = missing ? 'is not there' : `cannot be read: ${error instanceof Error ? error.message : String(error)}`
  return { path, message: `file "${file}" ${why}`, cure: 'put it beside the study file, or mend the path' }
}

/** Holds a digest against the file; null where they agree. */
export function digestMistake(path: Path, { file, digest, actual }: { file: string; digest: unknown; actual: string }): Found | null {
  const key = String(path.at(-1))
  if (digest === actual) return null
  if (digest === undefined) return { path, message: `"${key}" of "${file}" is missing`, cure: `add ${key}: ${actual}`, at: 'key' }
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest))
    return { path, message: `"${key}" of "${file}" is ${JSON.stringify(digest)}, not a SHA-256`, cure: `write ${key}: ${actual}` }
  return {
    path,
    message: `file "${file}" has changed: expected ${digest}, it is ${actual}`,
    cure: `bring the locked file back, or write ${key}: ${actual}`,
  }
}

/** What became of the digests of a part: mistakes, and the right digest of every path that holds a wrong one or none. */
export interface DigestCheck {
  readonly mistakes: readonly Found[]
  readonly actual: readonly (readonly [path: Path, digest: string])[]
  readonly unread: readonly Path[]
}

/** Holds every digest of a part against its file; a digest that the schema misses is computed, so that the cure can name it. */
export async function checkDigests(value: unknown, issues: readonly Issue[], read: ReadFile): Promise<DigestCheck> {
  const mistakes: Found[] = []
  const actual: (readonly [Path, string])[] = []
  const unread: Path[] = []
  for (const { path, file, digest } of lockedFiles(value, issues)) {
    try {
      const right = digestOf(await read(file))
      const mistake = digestMistake(path, { file, digest, actual: right })
      if (mistake === null) continue
      mistakes.push(mistake)
      actual.push([path, right])
    } catch (error) {
      const around = valueAt(value, path.slice(0, -1))
      const key = Object.entries(around as object).find(([, part]) => part === file)?.[0] ?? path.at(-1)!
      mistakes.push(unreadable([...path.slice(0, -1), key], file, error))
      unread.push(path)
    }
  }
  return { mistakes, actual, unread }
}
