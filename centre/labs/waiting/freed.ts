import type { Context } from '@vitalbench/platform/operations'
import { iso } from '../clock.ts'

/** Queue on which what has become free is offered to those who wait. */
export const offerQueue = 'labs.offer'

/** A stretch of time on resources that may have become free. */
export interface Freed {
  readonly resources: readonly { readonly id: string }[]
  readonly start: Date
  readonly end: Date
}

/** Has a stretch offered to those who wait, once the transaction that frees it is committed. */
export async function putFreed({ resources, start, end }: Freed, { jobs, database }: Pick<Context, 'jobs' | 'database'>): Promise<void> {
  await jobs.put(offerQueue, { resources: resources.map(({ id }) => id), start: iso(start), end: iso(end) }, { database })
}
