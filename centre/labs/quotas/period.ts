import { startOfDay, localDate } from '@vitalbench/centre/gates'

/** Over what a quota counts. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'

const shift = (date: Date, days: number): string => new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10)
const monthStart = (year: number, month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

/** The period of the calendar in a zone that an instant lies in, [from, until) in ms since 1970 UTC; weeks begin on Monday. */
export function periodAt(instant: number, period: Period, zone: string): { readonly from: number; readonly until: number } {
  const date = new Date(`${localDate(instant, zone)}T00:00:00Z`)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  const monday = -((date.getUTCDay() + 6) % 7)
  const quarter = month - (month % 3)
  const [first, next] = {
    day: [shift(date, 0), shift(date, 1)],
    week: [shift(date, monday), shift(date, monday + 7)],
    month: [monthStart(year, month), monthStart(year, month + 1)],
    quarter: [monthStart(year, quarter), monthStart(year, quarter + 3)],
    year: [monthStart(year, 0), monthStart(year + 1, 0)],
  }[period]
  return { from: startOfDay(first, zone), until: startOfDay(next, zone) }
}
