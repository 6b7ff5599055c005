import { fail } from './errors.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const starts = new Map<string, number>()
const datePattern = /^\d{4}-\d{2}-\d{2}$/
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    } catch (error) {
      throw fail('GATE_ZONE', { zone }, { cause: error })
    }
    formats.set(zone, format)
  }
  return format
}

/** Whether a text is a date without time, YYYY-MM-DD. */
export const isDate = (text: string): boolean => datePattern.test(text)

/** The date YYYY-MM-DD that calendars show in an IANA zone at an instant (ms since 1970 UTC). */
export function localDate(instant: number, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}`
}

/** Midnight UTC of a date, in ms; throws GATE_TIME for a day that no calendar has. */
function utcOf(date: string): number {
  const utc = isDate(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== date) throw fail('GATE_TIME', { text: date })
  return utc
}

/** The date a number of days later (earlier if negative). */
export const addDays = (date: string, days: number): string => new Date(utcOf(date) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day a number of calendar months later, or the last day of that month where it has no such day (29 February + 12 → 28). */
export function addMonths(date: string, months: number): string {
  const from = new Date(utcOf(date))
  const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + months
  const last = new Date(Date.UTC(0, 0, 1))
  last.setUTCFullYear(Math.floor(month / 12), (month % 12) + 1, 0)
  last.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/**
 * First instant of a local day in an IANA zone, ms since 1970 UTC, found by halving: right on days of 23 and 25 hours,
 * where midnight is skipped, and where a whole day is.
 */
export function startOfDay(date: string, zone: string): number {
  const key = `${zone} ${date}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const utc = utcOf(date) / 1000
  let before = utc - 16 * 3600
  let from = utc + 16 * 3600
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (localDate(middle * 1000, zone) >= date) from = middle
    else before = middle
  }
  starts.set(key, from * 1000)
  return from * 1000
}

/** An instant text (ISO 8601 with Z or an offset) in ms since 1970 UTC. */
export function instantOf(text: string): number {
  const instant = instantPattern.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant)) throw fail('GATE_TIME', { text })
  utcOf(text.slice(0, 10))
  return instant
}

/** When something that begins on a date or at an instant begins: a date begins with its local day. */
export const startOf = (when: string, zone: string): number => (isDate(when) ? startOfDay(when, zone) : instantOf(when))

/** When something that holds until a date or an instant ends: a date holds to the end of its local day, an instant is no longer part. */
export const endOf = (when: string, zone: string): number => (isDate(when) ? startOfDay(addDays(when, 1), zone) : instantOf(when))

/** The local date of a date or an instant. */
export const dateOf = (when: string, zone: string): string => (isDate(when) ? when : localDate(instantOf(when), zone))
