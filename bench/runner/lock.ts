import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fail } from '../errors.ts'

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process started as the system counts it, so that another process with the same number is told apart; null where it is not said. */
  readonly started: string | null
}

const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Field 22 of proc(5); the name of the program, in parentheses, may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return null
  }
}

const isAlive = ({ pid, host, started }: Holder): boolean => {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return started === null || started === startOf(pid)
}

const holderOf = (text: string): Holder | null => {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return null
  }
}

/** Removes the lock of a process that is gone, unless another process was quicker and has locked anew. */
async function removeStale(lock: string, seen: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  const taken = await readFile(aside, 'utf8')
  if (taken === seen) await rm(aside)
  else await rename(aside, lock)
}

/** Makes a file with its whole text at once; throws EEXIST where it exists. */
async function linkWhole(path: string, text: string): Promise<void> {
  const own = `${path}.${process.pid}.${randomUUID()}`
  await writeFile(own, text)
  try {
    await link(own, path)
  } finally {
    await rm(own)
  }
}

/** Locks a folder for this process until the returned function is called; throws RUN_IN_PROGRESS where a living process holds it. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock')
  const own: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  for (;;) {
    try {
      await linkWhole(lock, JSON.stringify(own))
      return () => rm(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const text = await readFile(lock, 'utf8').catch(() => null)
    if (text === null) continue
    const holder = holderOf(text)
    if (holder && isAlive(holder)) throw fail('RUN_IN_PROGRESS', { pid: holder.pid, host: holder.host, folder, lock })
    await removeStale(lock, text)
  }
}
