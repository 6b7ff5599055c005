import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { fail } from './errors.ts'

/** A file of a product, as it was locked, and who declares it. */
export interface DeclaredFile {
  readonly path: string
  readonly sha256: string
  readonly product: string
}

/** Bytes of a product's file, which are those that were locked. */
export async function readArtefact({ path, sha256, product }: DeclaredFile, folder: string): Promise<Uint8Array> {
  let bytes
  try {
    bytes = await readFile(resolve(folder, path))
  } catch (error) {
    throw fail('PRODUCT_FILE_MISSING', { path, product, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256) throw fail('PRODUCT_FILE_CHANGED', { path, product, found, locked: sha256 })
  return bytes
}

/** Whether a path is a folder or lies in it. */
export function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

/**
 * The hidden path that a file leads to by whatever name, null if to none: below a hidden folder, through a symbolic link,
 * or as a second name (hard link) of a hidden file.
 */
export function hiddenBehind(path: string, hide: readonly string[]): string | null {
  const real = realpathSync(path)
  const { dev, ino } = statSync(real)
  const leads = (hidden: string): boolean => {
    if (liesIn(path, hidden)) return true
    if (!existsSync(hidden)) return false
    const other = statSync(hidden)
    return liesIn(real, realpathSync(hidden)) || (other.dev === dev && other.ino === ino)
  }
  return hide.find(leads) ?? null
}
