import { addDays, localDate, redecideQueue } from '@vitalbench/centre/gates'
import type { FactChange, PolicyChange } from '@vitalbench/centre/gates'
import type { QueueWork } from '@vitalbench/platform/jobs'
import type { Context } from '@vitalbench/platform/operations'
import { byTheClock } from './acting.ts'
import { instantOfWall } from './clock.ts'
import { decideAll, decideMoved } from './redecision.ts'
import { round } from './round.ts'
import { offerQueue } from './waiting/freed.ts'
import { offerFreed } from './waiting/offer.ts'
import type { FreedTime } from './waiting/offer.ts'

/** Queue on which the labs look at the clock. */
export const roundQueue = 'labs.round'

/** Queue on which every booking to come is decided on again. */
export const nightlyQueue = 'labs.nightly'

const minute = 60_000
const hour = 3_600_000

type Queue = Pick<Context, 'jobs' | 'database'>

const putOnce = ({ jobs, database }: Queue, queue: string, after?: Date): Promise<string | null> =>
  jobs.put(queue, {}, { database, key: queue, ...(after === undefined ? {} : { after }) })

/** Puts the rounds of the labs into the queues: one each minute, and one each night; the first of both at once. */
export async function scheduleLabs(context: Queue): Promise<void> {
  await putOnce(context, roundQueue)
  await putOnce(context, nightlyQueue)
}

/** Three hours after midnight of the next day, on the clock of a zone. */
const nextNight = (now: Date, zone: string): Date =>
  new Date(instantOfWall(Date.parse(`${addDays(localDate(now.getTime(), zone), 1)}T00:00:00Z`) + 3 * hour, zone))

/** Work of the queues of the labs. */
export const labsWork: QueueWork = {
  [redecideQueue]: (data, { house }) => decideMoved(house, (data as { readonly changes: readonly (FactChange | PolicyChange)[] }).changes),
  [offerQueue]: (data, { house }) => offerFreed(house, data as FreedTime),
  [roundQueue]: async (_, { house }) => {
    // First, so that a round that fails is not the last one.
    await byTheClock(house, async (context) => void (await putOnce(context, roundQueue, new Date(context.now.getTime() + minute))))
    await round(house)
    // A gate may have opened for somebody who waits.
    await offerFreed(house, null)
  },
  [nightlyQueue]: async (_, { house }) => {
    await byTheClock(house, async (context) => void (await putOnce(context, nightlyQueue, nextNight(context.now, house.zone))))
    await decideAll(house)
  },
}
