import type { House } from '../operations/ask.ts'
import type { QueueWork } from './jobs.ts'

/** Lets this process work on queues for a house, until its jobs are stopped. */
export async function joinWork(house: House, work: QueueWork): Promise<void> {
  for (const [queue, each] of Object.entries(work)) await house.jobs.work(queue, (data, signal) => each(data, { house, signal }))
}
