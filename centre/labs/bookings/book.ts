import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { redecide } from '@vitalbench/centre/gates'
import { notify } from '@vitalbench/centre/notices'
import { foldText } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import type { LabContext } from '../acting.ts'
import { iso } from '../clock.ts'
import { decideSlot } from '../gate.ts'
import { isOver } from '../quotas/quotas.ts'
import { rangeOf } from '../ranges.ts'
import { labsIn } from '../tables.ts'
import { enqueue } from '../waiting/enqueue.ts'
import type { Asked } from './asked.ts'
import { attempt } from './attempt.ts'
import { blockedBy, needsOf, occupy } from './occupy.ts'
import { occupancyChanges, pageOf } from './occupancy-changes.ts'
import { questionOf } from './question.ts'
import type { Question } from './question.ts'
import { noteRefusal } from './refusal.ts'
import { lookAtSlot, priceOfQuestion, showSlot } from './slot.ts'
import type { Looked } from './slot.ts'
import type { bookingAnswer, Status } from './shown.ts'

type Answer = z.input<typeof bookingAnswer>

const isConfirmed = ({ things, staff }: Question): boolean => ![...things, ...staff].some(({ confirms }) => confirms)

/** What is given with a booking: its id, the series it belongs to, and until when it is held for somebody who waits. */
interface Given {
  readonly id: string
  readonly series?: string
  readonly heldUntil?: Date
}

/** Books a question on a signed decision and takes all that it needs; null where something of it was taken, and then nothing remains. */
export async function writeBooking(question: Question, { id, series, heldUntil }: Given, context: LabContext): Promise<Status | null> {
  const { asked, slot, site, things, staff, holder, organisation } = question
  const { database, now } = context
  const price = priceOfQuestion(question)
  const status = heldUntil === undefined && isConfirmed(question) ? 'confirmed' : 'held'
  const all = [...things, ...staff]
  const needs = needsOf(question)
  const done = await attempt(database, async () => {
    const { id: decision } = await decideSlot(question, { kind: 'booking', id }, context)
    await labsIn(database)
      .insertInto('booking')
      .values({
        id,
        site: site.id,
        holder: holder.id,
        organisation: organisation?.id ?? null,
        series: series ?? null,
        title: asked.title,
        words: foldText([asked.title, holder.name, ...all.map(({ name }) => name)].join(' ')),
        during: rangeOf(slot.start, slot.end) as never,
        blocked: blockedBy(needs, slot) as never,
        status,
        mode: asked.mode,
        project: asked.project ?? null,
        people: asked.people,
        supervises: asked.supervises,
        question: JSON.stringify(asked),
        decision,
        price: JSON.stringify(price),
        price_minor: price.total.minor,
        until: status === 'held' ? (heldUntil ?? slot.start) : null,
        confirmed_at: status === 'held' ? null : now,
        created_at: now,
        changed_at: now,
      })
      .execute()
    if (!(await occupy(database, id, needs))) return false
    await labsIn(database)
      .insertInto('booking_resource')
      .values(all.map((thing) => ({ booking: id, resource: thing.id })))
      .execute()
    return true
  })
  if (!done) return null
  await redecide(context, occupancyChanges(question, id, 'after'))
  return status
}

const nothing = { booking: null, waiting: null, status: null } as const

async function turnAway(question: Question, why: 'full' | 'gate' | 'quota', looked: Looked, context: Context): Promise<Answer> {
  const kept = why === 'gate' ? (await decideSlot(question, { kind: 'refusal', id: randomUUID() }, context)).id : null
  await noteRefusal(question, why, context, kept)
  const outcome = ({ gate: 'refused', quota: 'quota', full: 'clash' } as const)[why]
  return { ...nothing, outcome, slot: await showSlot(question, looked, context) }
}

/** Tries to book a question: the gate, the quotas, and then the calendar, where the database decides. */
export async function bookQuestion(question: Question, context: Context, series?: string): Promise<Answer> {
  const looked = await lookAtSlot(question, context, { hold: true })
  if (looked.decision.decision === 'deny') return turnAway(question, 'gate', looked, context)
  if (isOver(question, looked.quotas)) return turnAway(question, 'quota', looked, context)
  const id = randomUUID()
  const status = looked.unmet.length > 0 ? null : await writeBooking(question, series === undefined ? { id } : { id, series }, context)
  if (status === null) return turnAway(question, 'full', looked, context)
  const { holder, asked, slot } = question
  if (holder.id !== context.actor.id && status === 'confirmed')
    await notify(context, {
      person: holder.id,
      kind: 'booking.confirmed',
      values: { title: asked.title, start: iso(slot.start) },
      link: pageOf(id),
    })
  return { outcome: 'booked', booking: id, waiting: null, status, slot: null }
}

/** Books a slot whole or not at all; where it is taken, joins the waiting list if that is wanted. */
export async function book({ orWait, ...asked }: Asked & { readonly orWait: boolean }, context: Context): Promise<Answer> {
  const question = await questionOf(asked, context)
  const answer = await bookQuestion(question, context)
  if (answer.outcome !== 'clash' || !orWait) return answer
  const { waiting } = await enqueue(question, context)
  return { ...answer, outcome: 'waiting', waiting }
}
