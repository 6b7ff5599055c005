import { join } from 'node:path'
import { seedGates } from '@vitalbench/centre/gates'
import { labsWork, scheduleLabs } from '@vitalbench/centre/labs'
import { peopleWork, scheduleReminders } from '@vitalbench/centre/people'
import { migrate, openDatabase } from '@vitalbench/platform/database'
import { databaseFiles, folderFiles } from '@vitalbench/platform/files'
import { openJobs } from '@vitalbench/platform/jobs'
import type { Jobs, QueueWork } from '@vitalbench/platform/jobs'
import { rateLimiter } from '@vitalbench/platform/operations'
import type { AnyOperation, House, Log } from '@vitalbench/platform/operations'
import { testbedWork } from '@vitalbench/testbed/operations'
import type { TestbedOptions } from '@vitalbench/testbed/operations'
import { readCentre, unnamed } from '../centre/centre.ts'
import type { Settings } from '../settings/settings.ts'
import type { SignInSettings } from '../sign-in/index.ts'
import { benches } from './benches.ts'
import { fillCentre } from '../presets/fill-centre.ts'
import type { Filled } from '../presets/fill-centre.ts'
import { readKeys } from './keys.ts'
import { migrationFolders } from './migrations.ts'
import { allOperations } from './operations.ts'

/** A house that is open: what is asked, what works, and what was applied to its database on the way. */
export interface OpenHouse {
  readonly house: House
  readonly name: string
  /** What was filled into a new centre, null for one that was there. */
  readonly filled: Filled | null
  readonly operations: readonly AnyOperation[]
  readonly work: QueueWork
  readonly testbed: TestbedOptions
  readonly signIn: SignInSettings
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens the house of a centre: its database brought up to date, its files, its queues, its keys; a new one is filled if that is wanted. */
export async function openHouse(settings: Settings, log: Log, { fill = false }: { readonly fill?: boolean } = {}): Promise<OpenHouse> {
  const { database: where, folder, address, oidc, sessionDays, threads, unconfined } = settings
  const database = await openDatabase(where)
  let jobs: Jobs | null = null
  try {
    const migrated = await migrate(database, migrationFolders)
    const { key, secret } = await readKeys(folder)
    const testbed: TestbedOptions = { benches, examples: settings.examples, threads, unconfined, hide: [folder] }
    const signIn: SignInSettings = { secret, address, oidc, sessionDays }
    const work: QueueWork = { ...peopleWork, ...labsWork, ...testbedWork(testbed) }
    const opened = await openJobs(database, { queues: Object.keys(work), log })
    jobs = opened
    const known = await readCentre(database.sql)
    const { name, zone } = known ?? unnamed
    const operations = allOperations(signIn, testbed)
    const filesFolder = join(folder, 'files')
    const house: House = {
      database,
      jobs: opened,
      key,
      log,
      zone,
      address,
      now: () => new Date(),
      limiter: rateLimiter(),
      files: database.kind === 'embedded' ? folderFiles(filesFolder) : databaseFiles(database, filesFolder),
    }
    await database.sql.transaction().execute(async (transaction) => {
      const context = { database: transaction, jobs: opened, key }
      await seedGates(context, { name })
      await scheduleReminders(context)
      await scheduleLabs(context)
    })
    const filled = known === null && fill && settings.preset !== 'none' ? await fillCentre(settings.preset, house, operations) : null
    return {
      house: filled ? { ...house, zone: filled.zone } : house,
      name: filled?.name ?? name,
      filled,
      operations,
      work,
      testbed,
      signIn,
      migrated,
      close: async () => {
        await opened.stop()
        await database.close()
      },
    }
  } catch (error) {
    await jobs?.stop()
    await database.close()
    throw error
  }
}
