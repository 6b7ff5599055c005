import { bookingOperations } from './bookings/operations.ts'
import { calendarOperations } from './calendar/operations.ts'
import { loanOperations } from './loans/operations.ts'
import { placeOperations } from './places/operations.ts'
import { quotaOperations } from './quotas/operations.ts'
import { waitingOperations } from './waiting/operations.ts'

/** Everything that can be done with sites, rooms, equipment, bookings and loans. */
export const labOperations = [
  ...placeOperations,
  ...bookingOperations,
  ...waitingOperations,
  ...loanOperations,
  ...quotaOperations,
  ...calendarOperations,
] as const
