import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'

/** Memory of a process and all its descendants, as the kernel counts it. */
export interface TreeUse {
  readonly processes: number
  /** Memory that nothing but swapping can free: anonymous and shared pages, and files that are in memory only; MiB. */
  readonly heldMiB: number
  /** Sum of the largest resident sizes of those that live now, MiB. */
  readonly peakMiB: number
}

/** Ids of a process and all its descendants, itself first; from /proc, so empty where there is none. */
export function descendants(pid: number): readonly number[] {
  const found = [pid]
  for (const each of found) {
    try {
      for (const thread of readdirSync(`/proc/${each}/task`)) {
        const children = readFileSync(`/proc/${each}/task/${thread}/children`, 'latin1')
        for (const child of children.split(' ')) if (child !== '') found.push(Number(child))
      }
    } catch {
      // Gone since it was listed.
    }
  }
  return found
}

const kibibytes = (status: string, field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)

/** KiB of the files in memory (memfd_create) that a process holds open: no page of them needs to be mapped. */
function memoryFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).reduce((sum, descriptor) => {
    const path = `/proc/${pid}/fd/${descriptor}`
    return readlinkSync(path).startsWith('/memfd:') ? sum + statSync(path).blocks / 2 : sum
  }, 0)
}

/** What a process and its descendants use now. */
export function treeUse(pid: number): TreeUse {
  let [processes, held, peak] = [0, 0, 0]
  for (const each of descendants(pid)) {
    try {
      const status = readFileSync(`/proc/${each}/status`, 'latin1')
      held += kibibytes(status, 'RssAnon') + kibibytes(status, 'RssShmem')
      peak += kibibytes(status, 'VmHWM')
      processes += 1
      held += memoryFiles(each)
    } catch {
      // Gone since it was listed.
    }
  }
  return { processes, heldMiB: held / 1024, peakMiB: peak / 1024 }
}
