import { offsetAt, wallAt } from '../clock.ts'
import { contentLine, escapeText } from './content-line.ts'
import { localTime, timeZoneLines, utcTime } from './time-zone.ts'

/** One event of a calendar file; instants in ms since 1970 UTC. */
export interface CalendarEvent {
  /** Stays the same for as long as there is the event (UID). */
  readonly uid: string
  /** Rises with each change (SEQUENCE). */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  readonly start: number
  readonly end: number
  readonly zone: string
  readonly title: string
  readonly place: string
  readonly page: string | null
  readonly createdAt: number
  readonly changedAt: number
}

const day = 86_400_000

/** Whether clocks of a zone show the time of an instant a second time, as they are set back. */
function isShownTwice(instant: number, zone: string): boolean {
  const wall = wallAt(instant, zone)
  return [-day, day].map((near) => wall - offsetAt(instant + near, zone)).some((other) => other !== instant && wallAt(other, zone) === wall)
}

/** Times as clocks of the zone show them; in UTC where that would not say which of two is meant. */
function timeLines({ start, end, zone }: Pick<CalendarEvent, 'start' | 'end' | 'zone'>): readonly string[] {
  if (isShownTwice(start, zone) || isShownTwice(end, zone)) return [`DTSTART:${utcTime(start)}`, `DTEND:${utcTime(end)}`]
  return [`DTSTART;TZID=${zone}:${localTime(wallAt(start, zone))}`, `DTEND;TZID=${zone}:${localTime(wallAt(end, zone))}`]
}

function eventLines(event: CalendarEvent): readonly string[] {
  const { uid, sequence, status, title, place, page, createdAt, changedAt } = event
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    // Of a file that is published, when the event was last changed (3.8.7.2).
    `DTSTAMP:${utcTime(changedAt)}`,
    `CREATED:${utcTime(createdAt)}`,
    `LAST-MODIFIED:${utcTime(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${status}`,
    ...timeLines(event),
    `SUMMARY:${escapeText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
    ...(page === null ? [] : [`URL:${page}`]),
    `TRANSP:${status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

/** Writes a calendar in the format of RFC 5545. What is in it alone decides every byte. */
export function writeCalendar({ name, events }: { readonly name: string; readonly events: readonly CalendarEvent[] }): string {
  const zones = Map.groupBy(events, ({ zone }) => zone)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vitalbench//Centre//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    ...[...zones].flatMap(([zone, there]) =>
      timeZoneLines(zone, { from: Math.min(...there.map(({ start }) => start)), until: Math.max(...there.map(({ end }) => end)) }),
    ),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map(contentLine).join('')
}
