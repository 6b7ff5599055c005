import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'
import type { Asked, SeriesRule } from './asked.ts'
import { bookQuestion } from './book.ts'
import { questionOf } from './question.ts'
import type { Question } from './question.ts'
import { noteRefusal } from './refusal.ts'
import { slotsOf } from './series.ts'

const turnedAway = { refused: 'gate', quota: 'quota', clash: 'full' } as const

/** Books a slot again and again at the same time of the clock: all of them, or all that can be had. */
export async function bookSeries(
  { rule, clashes, ...asked }: Asked & { readonly rule: SeriesRule; readonly clashes: 'refuse' | 'skip' },
  context: Context,
) {
  const { database } = context
  const first = await questionOf(asked, context)
  const slots = slotsOf(rule, { start: first.slot.start.getTime(), end: first.slot.end.getTime() }, first.site.zone)
  await sql`savepoint series`.execute(database)
  const { rows } = await sql<{ id: string }>`
    insert into booking_series (holder, rule) values (${first.holder.id}, ${JSON.stringify(rule)}) returning id`.execute(database)
  const [{ id: series }] = rows
  const questions: Question[] = []
  const answers = []
  for (const slot of slots) {
    const [start, end] = [slot.start, slot.end].map((at) => new Date(at).toISOString())
    const question: Question = { ...first, asked: { ...asked, start, end }, slot: { start: new Date(slot.start), end: new Date(slot.end) } }
    const { outcome, booking, slot: shown } = await bookQuestion(question, context, series)
    questions.push(question)
    answers.push({ start, end, outcome, booking, decision: outcome === 'refused' ? (shown?.decision ?? null) : null })
  }
  const booked = answers.filter(({ outcome }) => outcome === 'booked').length
  if (booked === answers.length || (booked > 0 && clashes === 'skip')) return { outcome: 'booked' as const, series, slots: answers }
  // All or none: what was booked on the way is taken back, and so is the series; who was turned away is noted all the same.
  await sql`rollback to savepoint series`.execute(database)
  for (const [index, { outcome }] of answers.entries())
    if (outcome in turnedAway) await noteRefusal(questions[index], turnedAway[outcome as keyof typeof turnedAway], context, null)
  const slotsShown = answers.map((answer) => ({
    ...answer,
    booking: null,
    outcome: answer.outcome === 'booked' ? ('free' as const) : answer.outcome,
  }))
  return { outcome: 'refused' as const, series: null, slots: slotsShown }
}
