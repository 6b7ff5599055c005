import type { z } from 'zod'
import type { Context } from '@vitalbench/platform/operations'
import type { Asked } from './asked.ts'
import { questionOf } from './question.ts'
import { lookAtSlot, showSlot } from './slot.ts'
import type { slotShown } from './shown.ts'

/** Says all that is known about a slot; nothing is booked or kept. */
export async function checkSlot(asked: Asked, context: Context): Promise<z.input<typeof slotShown>> {
  const question = await questionOf(asked, context)
  return showSlot(question, await lookAtSlot(question, context), context)
}
