import { sql } from 'kysely'
import { failOperation } from '@vitalbench/platform/operations'
import type { Context } from '@vitalbench/platform/operations'
import { isLabManager } from '../acting.ts'
import type { Asked } from '../bookings/asked.ts'
import { needsOf, unmetNeeds } from '../bookings/occupy.ts'
import { questionOf } from '../bookings/question.ts'
import { fail } from '../errors.ts'
import { giveUpOffer } from './give-up.ts'
import { enqueue } from './enqueue.ts'

/** An entry of the waiting list as it is kept. */
export interface Entry {
  readonly id: string
  readonly person: string
  readonly status: 'waiting' | 'offered' | 'accepted' | 'left' | 'past'
  readonly booking: string | null
  readonly offeredUntil: Date | null
}

/** An entry that the actor may change: an own one, or any for lab managers. */
export async function ownEntry(id: string, { database, actor }: Context): Promise<Entry> {
  const { rows } = await sql<Entry>`
    select id, person, status, booking, offered_until as "offeredUntil" from waiting where id = ${id} for update`.execute(database)
  if (rows.length === 0) throw failOperation('OPERATION_NOT_FOUND', { what: 'entry of the waiting list', id })
  const [entry] = rows
  if (entry.person !== actor.id && !isLabManager(actor))
    throw failOperation('OPERATION_NOT_YOURS', { what: 'the entry of the waiting list' })
  return entry
}

/** Joins the waiting list for a slot that is taken. Throws LAB_FREE for one that is not. */
export async function joinWaiting(asked: Asked, context: Context): Promise<{ waiting: string; place: number }> {
  const question = await questionOf(asked, context)
  if ((await unmetNeeds(context.database, needsOf(question))).length === 0) throw fail('LAB_FREE')
  return enqueue(question, context)
}

/** Leaves the waiting list; what was on offer goes to the next. */
export async function leaveWaiting(id: string, context: Context): Promise<{ waiting: string }> {
  const entry = await ownEntry(id, context)
  if (entry.status === 'offered') await giveUpOffer(entry, 'left', context)
  else if (entry.status === 'waiting') await sql`update waiting set status = 'left' where id = ${id}`.execute(context.database)
  return { waiting: id }
}
