import type { z } from 'zod'
import type { Decision } from '@vitalbench/centre/gates'
import type { Context } from '@vitalbench/platform/operations'
import type { LabContext } from '../acting.ts'
import { askSlot, wordSlot } from '../gate.ts'
import { iso } from '../clock.ts'
import { boundBy, isOver } from '../quotas/quotas.ts'
import { wayAround } from './free-time.ts'
import { needsOf, unmetNeeds } from './occupy.ts'
import type { Need } from './occupy.ts'
import { priceOf } from './price.ts'
import type { Price } from './price.ts'
import { holdThings, unitsOf } from './question.ts'
import type { Question } from './question.ts'
import type { priceShown, slotShown } from './shown.ts'

/** A price as it is shown. */
export const showPrice = ({ lines, ...price }: Price): z.input<typeof priceShown> => ({
  ...price,
  lines: lines.map((line) => ({ ...line })),
})

/** The price of a question. */
export function priceOfQuestion(question: Question): Price {
  const { slot, site, things, staff, organisation } = question
  const since = organisation?.member_since ?? null
  return priceOf({
    tariffs: [...things, ...staff].map((thing) => ({
      resource: thing.id,
      name: thing.name,
      rate: Number(thing.rate_minor),
      units: unitsOf(question, thing),
      discountBp: thing.member_discount_bp,
    })),
    minutes: (slot.end.getTime() - slot.start.getTime()) / 60_000,
    member: since !== null && since <= iso(slot.start).slice(0, 10),
    currency: site.currency,
  })
}

/** What was found out about a slot. */
export interface Looked {
  readonly decision: Decision
  readonly quotas: Awaited<ReturnType<typeof boundBy>>
  readonly unmet: readonly Need[]
}

/** Finds out all about a slot: the gate, the quotas and the calendar. `booking` is one that moves there; with `hold` others wait. */
export async function lookAtSlot(
  question: Question,
  context: LabContext,
  { booking, hold = false }: { readonly booking?: string; readonly hold?: boolean } = {},
): Promise<Looked> {
  const { database } = context
  const needs = needsOf(question)
  let unmet = await unmetNeeds(database, needs, booking)
  // For what is taken already nobody has to wait.
  const isHeld = hold && unmet.length === 0
  if (isHeld) {
    await holdThings(question, database)
    unmet = await unmetNeeds(database, needs, booking)
  }
  const decision = await askSlot(question, context, booking)
  return { decision, quotas: await boundBy(database, question, { hold: isHeld, except: booking ?? null }), unmet }
}

/** Everything that is known about a slot for a reader. */
export async function showSlot(
  question: Question,
  { decision, quotas, unmet }: Looked,
  { database, actor }: Pick<Context, 'database' | 'actor'>,
  booking: string | null = null,
): Promise<z.input<typeof slotShown>> {
  const overQuota = isOver(question, quotas)
  const { slot, site } = question
  const around = { needs: needsOf(question), unmet, zone: site.zone, except: booking }
  return {
    bookable: unmet.length === 0 && decision.decision !== 'deny' && !overQuota,
    decision: await wordSlot(decision, question, { database, language: actor.language }),
    ...(await wayAround(database, slot, around)),
    price: showPrice(priceOfQuestion(question)),
    quotas: [...quotas],
    overQuota,
  }
}
