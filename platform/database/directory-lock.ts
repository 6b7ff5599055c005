import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './errors.ts'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that holds a lock file, or null where it is not there or its process is gone. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

const heldHere = new Set<string>()

/** Takes a folder for this process, or fails with the process that has it; a lock of a dead process is taken over. Gives the release. */
export function lockDirectory(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'vitalbench.lock')
  const holder = heldHere.has(file) ? process.pid : holderOf(file)
  if (holder !== null) throw fail('DATABASE_IN_USE', { pid: holder, folder })
  rmSync(file, { force: true })
  try {
    // Exclusive, so that of two who found the same dead lock one wins.
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
  } catch {
    throw fail('DATABASE_IN_USE', { pid: holderOf(file) ?? 'another', folder })
  }
  heldHere.add(file)
  return () => {
    heldHere.delete(file)
    rmSync(file, { force: true })
  }
}
