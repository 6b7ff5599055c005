import { offsetAt } from '../clock.ts'

const hour = 3_600_000
const day = 24 * hour

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

/** What clocks show, as RFC 5545 writes a local time: 20270328T020000. */
export const localTime = (wall: number): string => new Date(wall).toISOString().replace(/[-:]|\.\d+Z$/g, '')

/** An instant in UTC: 20270328T010000Z. */
export const utcTime = (instant: number): string => `${localTime(instant)}Z`

const offsetText = (offset: number): string => {
  const seconds = Math.round(Math.abs(offset) / 1000)
  const rest = seconds % 60 === 0 ? '' : pad(seconds % 60)
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(seconds / 3600))}${pad(Math.floor(seconds / 60) % 60)}${rest}`
}

/** The instants in [from, until] at which clocks of a zone change, to the second. */
function changesOf(zone: string, from: number, until: number): readonly number[] {
  const changes: number[] = []
  for (let at = from; at < until; at += day) {
    if (offsetAt(at, zone) === offsetAt(at + day, zone)) continue
    let [low, high] = [at, at + day]
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (offsetAt(middle, zone) === offsetAt(low, zone)) low = middle
      else high = middle
    }
    changes.push(high)
  }
  return changes
}

/**
 * Lines of the VTIMEZONE of an IANA zone (3.6.5) that holds from one instant to another: each change of the clock in that time is an
 * observance of its own, so that no rule of recurrence has to be guessed.
 */
export function timeZoneLines(zone: string, { from, until }: { readonly from: number; readonly until: number }): readonly string[] {
  // A year before, so that the first event lies after an observance in either half of the year.
  const start = Math.floor((from - 366 * day) / day) * day
  const changes = [start, ...changesOf(zone, start, until + 366 * day)]
  const usual = Math.min(...changes.map((at) => offsetAt(at, zone)))
  const observances = changes.flatMap((at, index) => {
    const before = index === 0 ? offsetAt(at, zone) : offsetAt(at - 1000, zone)
    const after = offsetAt(at, zone)
    const kind = after > usual ? 'DAYLIGHT' : 'STANDARD'
    return [
      `BEGIN:${kind}`,
      `DTSTART:${localTime(at + before)}`,
      `TZOFFSETFROM:${offsetText(before)}`,
      `TZOFFSETTO:${offsetText(after)}`,
      `END:${kind}`,
    ]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances, 'END:VTIMEZONE']
}
