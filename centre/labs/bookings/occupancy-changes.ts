import type { FactChange } from '@vitalbench/centre/gates'
import { iso } from '../clock.ts'
import type { Question } from './question.ts'
import type { BookingRecord } from './store.ts'

/** Page of a booking. */
export const pageOf = (id: string): string => `/labs/bookings/${id}`

type Side = 'before' | 'after'

/** What the gates learn of a booking that comes or goes. */
export const occupancyChanges = (
  { asked: { people, supervises }, slot, things, holder }: Pick<Question, 'asked' | 'slot' | 'things' | 'holder'>,
  booking: string,
  side: Side,
): readonly FactChange[] =>
  things.map(({ id: resource }): FactChange => {
    const row = { id: `${booking}/${resource}`, booking, resource, person: holder.id, start: iso(slot.start), end: iso(slot.end) }
    return { table: 'bookings', [side]: { ...row, people, supervises } }
  })

/** The same of bookings that no longer hold what they had. */
export const goneFromGates = (bookings: readonly BookingRecord[]): readonly FactChange[] =>
  bookings.flatMap(({ id, resources, holder, start, end, people, supervises }) =>
    resources
      .filter(({ kind }) => kind !== 'person')
      .map(({ id: resource }): FactChange => {
        const row = { id: `${id}/${resource}`, booking: id, resource, person: holder.id, start: iso(start), end: iso(end) }
        return { table: 'bookings', before: { ...row, people, supervises } }
      }),
  )
