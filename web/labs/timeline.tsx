import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { dayAt, minutesAt } from './clock.ts'
import { lookOf, useEntryName } from './entry.tsx'
import type { Bookable, Entry } from './entry.tsx'
import classes from './calendar.module.css'

const [first, last] = [6, 22]
const share = (minutes: number): number => (100 * Math.min(Math.max(minutes - first * 60, 0), (last - first) * 60)) / ((last - first) * 60)

/** A day with a row for each room, piece of equipment and person. */
export function Timeline({
  days: [day],
  zone,
  rows,
  resources,
  pick,
}: {
  readonly days: readonly string[]
  readonly zone: string
  readonly rows: readonly Entry[]
  readonly resources: readonly Bookable[]
  readonly pick: (day: string, minutes: number, resource: string) => void
}) {
  const { say, time } = useLanguage()
  const nameOf = useEntryName()
  const at = (iso: string): number => {
    const of = dayAt(new Date(iso), zone)
    return of < day ? 0 : of > day ? 1440 : minutesAt(new Date(iso), zone)
  }
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say('view.timeline')}>
      <div className={classes.grid} style={{ gridTemplateColumns: '200px 1fr' }}>
        <div className={classes.head} style={{ borderLeft: 0 }}>
          {say('resource')}
        </div>
        <div className={classes.head} style={{ display: 'flex', justifyContent: 'space-between' }}>
          {Array.from({ length: (last - first) / 2 + 1 }, (_, k) => (
            <span key={k}>{String(first + 2 * k).padStart(2, '0')}</span>
          ))}
        </div>
        {resources.map(({ resource, name }) => (
          <div key={resource} style={{ display: 'contents' }}>
            <div className={classes.name}>
              <Link to="/labs/resources/$resource" params={{ resource }}>
                {name}
              </Link>
            </div>
            <div className={classes.row}>
              <button
                type="button"
                className={classes.pick}
                aria-label={say('bookNamed', { name })}
                onClick={(event) => {
                  const box = event.currentTarget.getBoundingClientRect()
                  const minutes =
                    event.detail === 0
                      ? 9 * 60
                      : first * 60 + Math.floor(((event.clientX - box.left) / box.width) * (last - first) * 2) * 30
                  pick(day, minutes, resource)
                }}
              />
              {rows
                .filter((entry) => entry.resources.includes(resource))
                .map((entry) => {
                  const left = share(at(entry.start))
                  const style = { top: 4, height: 36, left: `${left}%`, width: `${Math.max(share(at(entry.end)) - left, 1)}%` }
                  const words = `${time(entry.start, zone)}–${time(entry.end, zone)} ${nameOf(entry)}`
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
          </div>
        ))}
      </div>
    </div>
  )
}
