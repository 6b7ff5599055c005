import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail } from './errors.ts'
import type { FileStore } from './file-store.ts'

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

const missing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Keeps files in a folder, each under its digest: written whole before it has its name, so that a crash leaves none by half. */
export function folderFiles(folder: string): FileStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const has = (sha256: string): Promise<boolean> =>
    stat(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  return {
    keep: async (bytes) => {
      const waiting = join(folder, 'incoming', randomUUID())
      await mkdir(dirname(waiting), { recursive: true })
      const file = await open(waiting, 'wx')
      try {
        const hash = createHash('sha256')
        let size = 0
        for await (const chunk of bytes instanceof Uint8Array ? once(bytes) : bytes) {
          hash.update(chunk)
          size += chunk.byteLength
          await file.writeFile(chunk)
        }
        await file.sync()
        const sha256 = hash.digest('hex')
        await mkdir(dirname(pathOf(sha256)), { recursive: true })
        await rename(waiting, pathOf(sha256))
        return { sha256, size }
      } finally {
        await file.close()
        await rm(waiting, { force: true })
      }
    },
    read: async (sha256) => {
      const bytes = await readFile(pathOf(sha256)).catch((error: unknown) => {
        throw missing(error) ? fail('FILE_NOT_FOUND', { sha256 }) : error
      })
      if (digestOf(bytes) !== sha256) throw fail('FILE_DAMAGED', { sha256 })
      return bytes
    },
    path: async (sha256) => {
      if (!(await has(sha256))) throw fail('FILE_NOT_FOUND', { sha256 })
      return pathOf(sha256)
    },
    has,
  }
}
