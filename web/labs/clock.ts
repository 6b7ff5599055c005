const parts = (at: Date, zone: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )

/** The day that clocks of a zone show at an instant. */
export function dayAt(at: Date, zone: string): string {
  const { year, month, day } = parts(at, zone)
  return `${year}-${month}-${day}`
}

/** Minutes since midnight that clocks of a zone show at an instant. */
export function minutesAt(at: Date, zone: string): number {
  const { hour, minute } = parts(at, zone)
  return Number(hour) * 60 + Number(minute)
}

/** The instant at which clocks of a zone show a time of a day. */
export function instantAt(day: string, time: string, zone: string): Date {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const shown = Date.parse(`${dayAt(new Date(guess), zone)}T00:00:00Z`) + minutesAt(new Date(guess), zone) * 60_000
  return new Date(2 * guess - shown)
}

/** A day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
