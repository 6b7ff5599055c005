import { fail } from './errors.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format) return format
  try {
    const two = '2-digit' as const
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
  } catch (error) {
    throw fail('LAB_ZONE', { zone }, { cause: error })
  }
  formats.set(zone, format)
  return format
}

/** What clocks show in an IANA zone at an instant (ms since 1970 UTC), as the instant in ms at which clocks of UTC show the same. */
export function wallAt(instant: number, zone: string): number {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const whole = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
  return whole + (((instant % 1000) + 1000) % 1000)
}

/** How far clocks of a zone are ahead of UTC at an instant, in ms. */
export const offsetAt = (instant: number, zone: string): number => wallAt(instant, zone) - instant

/**
 * The instant at which clocks of a zone show a time, given as by `wallAt`. A time that is shown twice is the first one; one that is
 * skipped is read with the offset before the gap, as RFC 5545 (3.3.5) has it.
 */
export function instantOfWall(wall: number, zone: string): number {
  const day = 86_400_000
  const early = wall - offsetAt(wall - day, zone)
  const late = wall - offsetAt(wall + day, zone)
  const fits = [early, late].filter((instant) => wallAt(instant, zone) === wall)
  return fits.length > 0 ? Math.min(...fits) : early
}

/** ISO 8601 in UTC of an instant of the database. */
export const iso = (instant: Date): string => instant.toISOString()

/** The same, of one that may be missing. */
export const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null
