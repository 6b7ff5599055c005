import { localDate, namesFor, wordReasons } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import type { Context } from '@vitalbench/platform/operations'
import { peopleIn } from '../tables.ts'
import { affiliationsOf, standingsOf } from './show.ts'

/** Tells people whose affiliation is suspended now, once a day at most; gives how many were told. */
export async function tellSuspended(context: Pick<Context, 'database' | 'zone' | 'now'>, persons: readonly string[]): Promise<number> {
  if (persons.length === 0) return 0
  const { database, zone, now } = context
  const rows = await affiliationsOf(database, persons)
  const standings = await standingsOf(rows, context)
  const slot = { start: now.toISOString(), end: new Date(now.getTime() + 1).toISOString() }
  let told = 0
  for (const [index, { id, person, organisation }] of rows.entries()) {
    const [{ state, because }] = standings[index]
    if (state !== 'suspended') continue
    const { language } = await peopleIn(database).selectFrom('person').select('language').where('id', '=', person).executeTakeFirstOrThrow()
    const names = await namesFor(database, { reasons: because, supervisors: [organisation] })
    const reason = wordReasons(because, slot, { language, names })
      .map(({ text }) => text)
      .join(' ')
    const isNew = await notify(context, {
      person,
      kind: 'affiliation.suspended',
      values: { organisation: names[organisation], reason },
      link: `/people/${person}`,
      once: `affiliation:${id}:suspended:${localDate(now.getTime(), zone)}`,
    })
    if (isNew) told += 1
  }
  return told
}
