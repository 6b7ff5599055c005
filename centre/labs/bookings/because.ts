import { sql } from 'kysely'
import { namesFor, wordReasons } from '@vitalbench/centre/gates'
import type { Decision } from '@vitalbench/centre/gates'
import { say } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import type { Sql } from '@vitalbench/platform/database'
import { ids } from '../ranges.ts'
import { text } from '../text.ts'
import type { BookingRecord } from './store.ts'

type Kept = Pick<Decision, 'reasons' | 'request'> & { readonly id: string; readonly names: Readonly<Record<string, string>> }

/** What stands against each of some decisions, in a reader's language. */
async function reasonsOf(decisions: readonly string[], database: Sql, language: Language): Promise<ReadonlyMap<string, string>> {
  if (decisions.length === 0) return new Map()
  const { rows } = await sql<Kept>`select id, reasons, request, names from decision where id = any(${ids(decisions)})`.execute(database)
  const worded = rows.map(async ({ id, reasons, request, names: given }) => {
    const names = await namesFor(database, { reasons, supervisors: [] }, given)
    const texts = wordReasons(reasons, request, { language, names }).map((reason) => reason.text)
    return [id, texts.join(' ')] as const
  })
  return new Map(await Promise.all(worded))
}

const isGate = ({ status, why }: BookingRecord): boolean => status === 'at-risk' || why === 'gate'

/**
 * Why bookings are at risk or were cancelled, in a reader's language, by their ids; those of which nothing is known are left out. What people
 * hold is told only of bookings that `mayKnow`.
 */
export async function becauseOf(
  bookings: readonly BookingRecord[],
  {
    database,
    language,
    mayKnow = () => true,
  }: { readonly database: Sql; readonly language: Language; readonly mayKnow?: (booking: BookingRecord) => boolean },
): Promise<ReadonlyMap<string, string>> {
  const against = await reasonsOf(
    bookings.filter((booking) => isGate(booking) && mayKnow(booking)).map(({ decision }) => decision),
    database,
    language,
  )
  const texts = bookings.flatMap((booking) => {
    const { id, why, because, decision } = booking
    const reasons = isGate(booking) ? against.get(decision) : undefined
    const code = why ?? (isGate(booking) && reasons === undefined ? 'gate' : null)
    const parts = [code === null ? undefined : say(text, language, `why.${code}`), reasons, because || undefined].filter(
      (part) => part !== undefined,
    )
    return parts.length === 0 ? [] : [[id, parts.join(': ')] as const]
  })
  return new Map(texts)
}
