import { root } from './root.ts'

/** An event: a continuous function of time and state changes its sign, upwards (1), downwards (-1), or either way (0, the default). */
export interface Crossing {
  readonly of: (time: number, state: Float64Array) => number
  readonly direction?: -1 | 0 | 1
}

/** Remembers on which side of each event a solution is. */
export interface EventWatch {
  /** Time and state of the event that `look` has found. */
  readonly time: number
  readonly state: Float64Array
  start(time: number, state: Float64Array): void
  /** Index of the first event in a step that went from `from` to `to` and ends in `state`, or -1. */
  look(from: number, to: number, state: Float64Array, interpolate: (time: number, into: Float64Array) => void): number
}

/**
 * Finds events by the sign at the two ends of a step, to the precision of the time, on the dense output. Two changes of sign inside
 * one step are not seen. A zero keeps the side that was before, so that an event is reported once when it is crossed, not when touched.
 */
export function eventWatch(size: number, events: readonly Crossing[]): EventWatch {
  const sides = new Float64Array(events.length)
  const ends = new Float64Array(events.length)
  const state = new Float64Array(size)
  const point = new Float64Array(size)
  let found = NaN

  const start = (time: number, from: Float64Array): void => {
    for (let k = 0; k < events.length; k++) sides[k] = Math.sign(events[k].of(time, from))
  }

  const crossed = (k: number): boolean => {
    const { direction = 0 } = events[k]
    return sides[k] !== 0 && ends[k] === -sides[k] && (direction === 0 || direction === ends[k])
  }

  const look: EventWatch['look'] = (from, to, end, interpolate) => {
    let first = -1
    for (let k = 0; k < events.length; k++) {
      ends[k] = Math.sign(events[k].of(to, end))
      if (!crossed(k)) continue
      const at = locate(k, from, to, interpolate)
      if (first >= 0 && at >= found) continue
      first = k
      found = at
    }
    if (first < 0) {
      for (let k = 0; k < events.length; k++) if (ends[k] !== 0) sides[k] = ends[k]
      return -1
    }
    // The others keep their side: one that is crossed at the same time is found in the next step.
    sides[first] = ends[first]
    interpolate(found, state)
    return first
  }

  const locate = (k: number, from: number, to: number, interpolate: (time: number, into: Float64Array) => void): number => {
    const value = (at: number): number => {
      if (at === to) return ends[k]
      interpolate(at, point)
      return events[k].of(at, point)
    }
    // Rounding may have put the start beyond the event already.
    return Math.sign(value(from)) === ends[k] ? from : root(value, { low: from, high: to })
  }

  return {
    get time() {
      return found
    },
    state,
    start,
    look,
  }
}
