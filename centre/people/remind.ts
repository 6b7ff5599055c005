import { factRows, localDate, redecide } from '@vitalbench/centre/gates'
import type { FactChange } from '@vitalbench/centre/gates'
import { notify, toldOnce } from '@vitalbench/centre/notices'
import type { NewNotice } from '@vitalbench/centre/notices'
import type { QueueWork } from '@vitalbench/platform/jobs'
import type { Context } from '@vitalbench/platform/operations'
import { tellSuspended } from './affiliations/tell-suspended.ts'
import { lastOfKind, pageOf } from './qualifications/qualifications.ts'
import { reminderDue } from './reminders.ts'
import { peopleIn } from './tables.ts'

type Clock = Pick<Context, 'database' | 'jobs' | 'zone' | 'now'>

/** Days before the last day of a paper at which its holder is reminded. */
export const distances: readonly number[] = [90, 30, 7]

// What lapsed longer ago is no news any more.
const newsLength = 30 * 86_400_000

interface Paper {
  readonly id: string
  readonly lastDay: string
  readonly notice: Pick<NewNotice, 'person' | 'kind' | 'values' | 'link'>
}

const nameOf = ({ id }: Paper, days: number): string => `paper:${id}:${days}`

/** Reminds holders of papers at the distances, each once. */
async function remindOf(papers: readonly Paper[], context: Clock): Promise<number> {
  const today = localDate(context.now.getTime(), context.zone)
  const told = await toldOnce(
    context.database,
    papers.flatMap((paper) => distances.map((days) => nameOf(paper, days))),
  )
  let sent = 0
  for (const paper of papers) {
    const before = distances.filter((days) => told.has(nameOf(paper, days)))
    const days = reminderDue({ lastDay: paper.lastDay, today, distances, sent: before })
    if (days !== null && (await notify(context, { ...paper.notice, once: nameOf(paper, days) }))) sent += 1
  }
  return sent
}

async function dosimeters({ database }: Clock): Promise<readonly Paper[]> {
  const rows = await peopleIn(database)
    .selectFrom('dosimeter')
    .select(['id', 'person', 'number', 'valid_until'])
    .where('withdrawn_at', 'is', null)
    .where('valid_until', 'is not', null)
    .execute()
  return rows.flatMap(({ id, person, number, valid_until }) =>
    // Dosimeters are handed out by day.
    valid_until === null || valid_until.length !== 10
      ? []
      : [
          {
            id,
            lastDay: valid_until,
            notice: { person, kind: 'dosimeter.due', values: { number, lastDay: valid_until }, link: pageOf(person) },
          },
        ],
  )
}

/** What came of a round of reminders. */
export interface Reminded {
  readonly reminded: number
  readonly lapsed: number
  readonly suspended: number
}

/**
 * Reminds people of what ends 90, 30 and 7 days from now, tells them once of what has lapsed and of an affiliation that this suspends, and
 * has what stood on it decided again. May run as often as one likes: nothing is told twice.
 */
export async function remind(context: Clock): Promise<Reminded> {
  const { database, now } = context
  const at = now.getTime()
  const last = (await lastOfKind(context)).flatMap(({ row, standing: { end, lastDay } }) =>
    lastDay === null ? [] : [{ row, end, lastDay }],
  )
  const papers = last
    .filter(({ end }) => end > at)
    .map(({ row: { id, person, type }, lastDay }): Paper => {
      return { id, lastDay, notice: { person, kind: 'qualification.lapsing', values: { type, lastDay }, link: pageOf(person) } }
    })
  const reminded = await remindOf([...papers, ...(await dosimeters(context))], context)

  const fresh: string[] = []
  const holders = new Set<string>()
  for (const { row, end, lastDay } of last) {
    if (end > at || end < at - newsLength) continue
    const { id, person, type } = row
    const values = { type, lastDay }
    const isNew = await notify(context, { person, kind: 'qualification.lapsed', values, link: pageOf(person), once: `paper:${id}:lapsed` })
    if (!isNew) continue
    fresh.push(id)
    holders.add(person)
  }
  // The row is as it was; that its time is over may still move what was decided with other papers in mind.
  const rows = await factRows(database, 'credentials', fresh)
  await redecide(
    context,
    [...rows.values()].map((row): FactChange => ({ table: 'credentials', before: row, after: row })),
  )
  return { reminded, lapsed: fresh.length, suspended: await tellSuspended(context, [...holders]) }
}

/** Queue on which people are reminded. */
export const remindQueue = 'people.remind'

const hour = 3_600_000

/** Puts the next round of reminders into the queue, an hour after the last one; the first at once. */
export const scheduleReminders = ({ jobs, database }: Pick<Context, 'jobs' | 'database'>, after?: Date): Promise<string | null> =>
  jobs.put(remindQueue, {}, { database, key: remindQueue, ...(after === undefined ? {} : { after }) })

/** Work of the queues of people. */
export const peopleWork: QueueWork = {
  [remindQueue]: async (_, { house }) => {
    const { jobs, zone, database } = house
    const now = house.now()
    await database.sql.transaction().execute(async (transaction) => {
      const context = { jobs, zone, now, database: transaction }
      await remind(context)
      await scheduleReminders(context, new Date(now.getTime() + hour))
    })
  },
}
