import { joinWork } from '@vitalbench/platform/jobs'
import type { Log } from '@vitalbench/platform/operations'
import { resumeTestbed } from '@vitalbench/testbed/operations'
import { openHouse } from './house/open-house.ts'
import type { Settings } from './settings/settings.ts'

/** Works on the queues of a centre without serving it, on this or another machine; gives what ends it. */
export async function work(settings: Settings, log: Log): Promise<() => Promise<void>> {
  const { house, work: queues, close } = await openHouse(settings, log)
  await resumeTestbed(house)
  await joinWork(house, queues)
  log.info({ database: house.database.kind }, 'the worker is at work')
  return close
}
