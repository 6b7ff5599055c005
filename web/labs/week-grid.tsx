import { Link } from '../app/link.tsx'
import { useLanguage } from '../app/language.tsx'
import { dayAt, minutesAt } from './clock.ts'
import { lookOf, useEntryName } from './entry.tsx'
import type { Bookable, Entry } from './entry.tsx'
import classes from './calendar.module.css'

const [first, last, hour] = [6, 22, 44]
const height = (last - first) * hour
const clamp = (minutes: number): number => Math.min(Math.max(minutes - first * 60, 0), (last - first) * 60)

interface Placed {
  readonly entry: Entry
  readonly top: number
  readonly size: number
  readonly lane: number
  readonly lanes: number
}

/** Places the entries of a day beside each other where they overlap. */
function place(entries: readonly Entry[], day: string, zone: string): readonly Placed[] {
  const at = (iso: string, edge: 'start' | 'end'): number => {
    const of = dayAt(new Date(iso), zone)
    return of < day ? 0 : of > day ? (edge === 'start' ? 1440 : 1440) : minutesAt(new Date(iso), zone)
  }
  const lanes: number[] = []
  const placed = entries
    .map((entry) => ({ entry, from: clamp(at(entry.start, 'start')), to: clamp(at(entry.end, 'end')) }))
    .toSorted((a, b) => a.from - b.from)
    .map(({ entry, from, to }) => {
      const free = lanes.findIndex((end) => end <= from)
      const lane = free < 0 ? lanes.length : free
      lanes[lane] = Math.max(to, from + 20)
      return { entry, top: (from * hour) / 60, size: Math.max(((to - from) * hour) / 60, 18), lane }
    })
  return placed.map((each) => ({ ...each, lanes: lanes.length }))
}

/** A week, or a day, as a grid of hours. */
export function WeekGrid({
  days,
  zone,
  rows,
  resources,
  pick,
}: {
  readonly days: readonly string[]
  readonly zone: string
  readonly rows: readonly Entry[]
  readonly resources: readonly Bookable[]
  readonly pick: (day: string, minutes: number) => void
}) {
  const { say, day: printDay, time, language } = useLanguage()
  const nameOf = useEntryName()
  const heading = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const today = dayAt(new Date(), zone)
  const now = clamp(minutesAt(new Date(), zone))
  const places = new Map(resources.map(({ resource, name }) => [resource, name]))
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say('labs.calendar')}>
      <div className={classes.grid} style={{ gridTemplateColumns: `52px repeat(${days.length}, 1fr)` }}>
        <div className={classes.head} style={{ borderLeft: 0 }} />
        {days.map((day) => (
          <div
            key={day}
            className={day === today ? `${classes.head} ${classes.today}` : classes.head}
            aria-current={day === today ? 'date' : undefined}
          >
            {heading.format(new Date(`${day}T00:00:00Z`))}
          </div>
        ))}
        <div className={classes.hours} style={{ height }}>
          {Array.from({ length: last - first - 1 }, (_, k) => (
            <span key={k} className={classes.hour} style={{ top: (k + 1) * hour }}>
              {String(first + k + 1).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {days.map((day) => (
          <div key={day} className={classes.column} style={{ height }}>
            <button
              type="button"
              className={classes.pick}
              aria-label={say('bookOn', { day: printDay(day) })}
              onClick={(event) => {
                const box = event.currentTarget.getBoundingClientRect()
                // By keyboard a click has no place: the morning then.
                const minutes = event.detail === 0 ? 9 * 60 : first * 60 + Math.floor(((event.clientY - box.top) / hour) * 2) * 30
                pick(day, minutes)
              }}
            />
            {day === today && now > 0 && <div className={classes.now} style={{ top: (now * hour) / 60 }} aria-hidden />}
            {place(
              rows.filter(({ start, end }) => dayAt(new Date(start), zone) <= day && dayAt(new Date(Date.parse(end) - 1), zone) >= day),
              day,
              zone,
            ).map(({ entry, top, size, lane, lanes }) => {
              const style = { top, height: size - 2, left: `calc(${(100 * lane) / lanes}% + 2px)`, width: `calc(${100 / lanes}% - 4px)` }
              const words = `${time(entry.start, zone)}–${time(entry.end, zone)} ${nameOf(entry)}, ${entry.resources
                .map((id) => places.get(id))
                .filter((name) => name)
                .join(', ')}`
              return entry.kind === 'booking' && entry.title !== null ? (
                <Link
                  key={entry.id}
                  to="/labs/bookings/$booking"
                  params={{ booking: entry.id }}
                  className={lookOf(entry)}
                  style={style}
                  title={words}
                  underline="never"
                >
                  {words}
                </Link>
              ) : (
                <span key={entry.id} className={lookOf(entry)} style={style} title={words}>
                  {words}
                </span>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}
