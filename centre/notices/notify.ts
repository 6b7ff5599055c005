import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { noticesIn } from './tables.ts'
import type { NoticeValues } from './tables.ts'
import type { NoticeKind } from './text.ts'

/** Whom to tell what. */
export interface NewNotice {
  readonly person: string
  readonly kind: NoticeKind
  readonly values: NoticeValues
  /** Path within the web at which something can be done about it. */
  readonly link?: string
  /** Name of what is told once only: a second notice of that name to the same person is dropped. */
  readonly once?: string
}

/**
 * Tells a person something, within the transaction that makes it true; says whether it was new. It is worded when it is read.
 *
 * @example
 * await notify(context, { person, kind: 'booking.at-risk', values: { title, start: '2027-03-02T08:00:00Z', reason }, link: `/labs/bookings/${id}` })
 */
export async function notify(
  { database, now }: Pick<Context, 'database' | 'now'>,
  { person, kind, values, link, once }: NewNotice,
): Promise<boolean> {
  const told = await noticesIn(database)
    .insertInto('notice')
    .values({ person, kind, values: JSON.stringify(values), link: link ?? null, once: once ?? null, at: now })
    .onConflict((conflict) => conflict.columns(['person', 'once']).doNothing())
    .returning('id')
    .execute()
  return told.length > 0
}

/** Which of some names of what is told once only were told already. */
export async function toldOnce(database: Sql, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set()
  const rows = await noticesIn(database)
    .selectFrom('notice')
    .select('once')
    .where('once', 'in', [...names])
    .execute()
  return new Set(rows.map(({ once }) => once!))
}
