import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey } from '@vitalbench/kernel/seal'
import type { Database } from '../database/database.ts'
import { folderFiles } from '../files/index.ts'
import type { Jobs, QueueWork } from '../jobs/index.ts'
import { rateLimiter, silent } from '../operations/index.ts'
import type { House } from '../operations/index.ts'

/** A job that was put and not yet worked on. */
export interface WaitingJob {
  readonly queue: string
  readonly data: object
  readonly key?: string
  readonly after?: Date
}

/** A house for tests: what is put into its queues waits until the test lets it be worked on. */
export interface TestHouse extends House {
  readonly jobs: Jobs & { readonly waiting: WaitingJob[] }
  /** Works on all that waits and that its clock has reached, also what that puts, until nothing is left. */
  readonly work: (work: QueueWork, house?: House) => Promise<void>
}

const folders: string[] = []
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Makes a house on a test database: a real file store in a temporary folder, a real key, a clock of the test. */
export async function testHouse(
  database: Database,
  { now = () => new Date(), zone = 'UTC' }: { readonly now?: () => Date; readonly zone?: string } = {},
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'house-'))
  folders.push(folder)
  const waiting: WaitingJob[] = []
  const house: TestHouse = {
    database,
    now,
    zone,
    address: 'http://centre.test',
    limiter: rateLimiter(),
    log: silent,
    files: folderFiles(folder),
    key: await generateSigningKey(),
    jobs: {
      put: async (queue, data, { key, after }) => {
        if (key !== undefined && waiting.some((job) => job.queue === queue && job.key === key)) return null
        waiting.push({ queue, data, key, after })
        return String(waiting.length)
      },
      work: async () => {},
      counts: async () => Object.fromEntries(waiting.map(({ queue }) => [queue, waiting.filter((job) => job.queue === queue).length])),
      waiting,
      stop: async () => {},
    },
    work: async (work, given) => {
      const at = given ?? house
      for (;;) {
        const next = waiting.findIndex(({ queue, after }) => queue in work && (after === undefined || after <= at.now()))
        if (next < 0) return
        const [{ queue, data }] = waiting.splice(next, 1)
        await work[queue](JSON.parse(JSON.stringify(data)), { house: at, signal: new AbortController().signal })
      }
    },
  }
  return house
}
