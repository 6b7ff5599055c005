/** The labs: sites, rooms, equipment, bookings that the gates decide on, waiting lists, quotas, loans, calendars. */
export { labOperations } from './operations.ts'
export { labsWork, scheduleLabs } from './work.ts'
export { asked } from './bookings/asked.ts'
export type { Asked, SeriesRule } from './bookings/asked.ts'
export { writeCalendar } from './calendar/write-calendar.ts'
export type { CalendarEvent } from './calendar/write-calendar.ts'
export type { LabTypes } from './types.ts'
