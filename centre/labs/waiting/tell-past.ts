import { notify } from '@vitalbench/centre/notices'
import type { LabContext } from '../acting.ts'
import { iso } from '../clock.ts'

/** An offer that stands. */
export interface OpenOffer {
  readonly id: string
  readonly person: string
  readonly booking: string | null
  readonly title: string
  readonly start: Date
}

/** Tells somebody who waited that the offer has passed to the next in line. */
export async function tellPast({ person, title, start }: OpenOffer, context: LabContext): Promise<void> {
  await notify(context, { person, kind: 'waiting.past', values: { title, start: iso(start) }, link: '/labs/waiting' })
}
