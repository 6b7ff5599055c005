import { fail } from '../errors.ts'

/** Samples in time: times in s, ascending, and one finite value for each. Between two samples the value is taken as linear. */
export interface Series {
  readonly seconds: readonly number[]
  readonly values: readonly number[]
}

/** Refuses a series of fewer than two samples, with times that do not ascend, or with a value that is not finite. */
export function requireSeries({ seconds, values }: Series): void {
  if (seconds.length < 2) throw fail('MEASURE_RANGE', { what: 'number of samples', value: seconds.length, range: '[2, ∞)' })
  if (values.length !== seconds.length)
    throw fail('MEASURE_RANGE', { what: 'number of values', value: values.length, range: `[${seconds.length}, ${seconds.length}]` })
  for (let row = 0; row < seconds.length; row++) {
    if (!Number.isFinite(values[row])) throw fail('MEASURE_SERIES', { what: 'the value', value: values[row], row })
    if (!(seconds[row] > (row === 0 ? -Infinity : seconds[row - 1]) && seconds[row] < Infinity))
      throw fail('MEASURE_SERIES', { what: 'the time', value: seconds[row], row })
  }
}

/** The part of a series from one time to another inside it, with interpolated values at both ends. */
export function cut({ seconds, values }: Series, from: number, to: number): Series {
  const valueAt = (time: number): number => {
    const after = seconds.findIndex((each) => each >= time)
    if (after === 0 || seconds[after] === time) return values[after]
    const share = (time - seconds[after - 1]) / (seconds[after] - seconds[after - 1])
    return values[after - 1] + share * (values[after] - values[after - 1])
  }
  const inner = Array.from(seconds.keys()).filter((row) => seconds[row] > from && seconds[row] < to)
  return {
    seconds: [from, ...inner.map((row) => seconds[row]), to],
    values: [valueAt(from), ...inner.map((row) => values[row]), valueAt(to)],
  }
}

/** Mean over the time that a series spans, by the trapezoid rule. */
export function meanInTime({ seconds, values }: Series): number {
  let area = 0
  for (let row = 1; row < seconds.length; row++) area += ((seconds[row] - seconds[row - 1]) * (values[row] + values[row - 1])) / 2
  return area / (seconds[seconds.length - 1] - seconds[0])
}

/** First time at which a series is at or above a level, or null. */
export function firstAtLeast({ seconds, values }: Series, level: number): number | null {
  if (values[0] >= level) return seconds[0]
  const row = values.findIndex((value) => value >= level)
  if (row < 0) return null
  return seconds[row - 1] + ((level - values[row - 1]) / (values[row] - values[row - 1])) * (seconds[row] - seconds[row - 1])
}

/** Last time at which a series is farther than a distance from a centre: its start if it never is, null if its end is. */
export function lastOutside({ seconds, values }: Series, centre: number, distance: number): number | null {
  const row = values.findLastIndex((value) => Math.abs(value - centre) > distance)
  if (row < 0) return seconds[0]
  if (row === seconds.length - 1) return null
  const edge = centre + distance * Math.sign(values[row] - centre)
  return seconds[row] + ((values[row] - edge) / (values[row] - values[row + 1])) * (seconds[row + 1] - seconds[row])
}
