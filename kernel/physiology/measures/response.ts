import { fail } from '../errors.ts'
import type { Series } from './series.ts'
import { cut, firstAtLeast, lastOutside, meanInTime, requireSeries } from './series.ts'

/** A controlled variable before and after something happened; the unit of its values is that of the target and the tolerance. */
interface EventTest extends Series {
  /** Time of the step or of the start of the disturbance, in s, inside the series. */
  readonly at: number
  /** Half width of the band about the steady state, > 0. */
  readonly tolerance: number
  /** Length in s of the windows before the event and at the end of the series over which steady states are averaged. */
  readonly steadySeconds: number
}

/** A step of the target from one value to another. */
export interface StepTest extends EventTest {
  readonly from: number
  readonly to: number
  /** Share of the way to the steady state that counts as a response, in (0, 1] (default 0.9). */
  readonly reach?: number
}

/** A disturbance while the target stays. */
export interface DisturbanceTest extends EventTest {
  readonly target: number
}

/** Characteristics of a response. Times are in s after the event; they are null where `reasons` says why, never guessed. */
export interface DisturbanceResponse {
  readonly responseTime: number | null
  readonly settlingTime: number | null
  readonly overshoot: number
  readonly undershoot: number
  /** Mean before the event and mean at the end. */
  readonly initial: number
  readonly steadyState: number
  /** Steady state minus target. */
  readonly steadyStateDeviation: number
  readonly reasons: { readonly responseTime?: string; readonly settlingTime?: string }
}

/** Response to a step, with overshoot and undershoot also in % of the way from the initial value to the steady state, null without one. */
export interface StepResponse extends DisturbanceResponse {
  readonly relativeOvershoot: number | null
  readonly relativeUndershoot: number | null
}

const distances = ({ seconds, values }: Series, from: number, sign: 1 | -1 = 1): Series => ({
  seconds,
  values: values.map((value) => sign * (value - from)),
})

const greatest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0)

/** What both tests need: the series after the event, and the steady states before and after it. */
function windows(test: EventTest): { readonly after: Series; readonly initial: number; readonly steadyState: number } {
  requireSeries(test)
  const { seconds, at, tolerance, steadySeconds } = test
  const [first, last] = [seconds[0], seconds[seconds.length - 1]]
  const limits = [
    ['time of the event in s', at, at >= first && at < last, `[${first}, ${last})`],
    ['tolerance', tolerance, tolerance > 0 && tolerance < Infinity, '(0, ∞)'],
    ['length of the steady state in s', steadySeconds, steadySeconds > 0 && steadySeconds <= last - at, `(0, ${last - at}]`],
  ] as const
  for (const [what, value, holds, range] of limits) if (!holds) throw fail('MEASURE_RANGE', { what, value, range })
  const before = Math.max(first, at - steadySeconds)
  const after = cut(test, at, last)
  return {
    after,
    initial: before < at ? meanInTime(cut(test, before, at)) : after.values[0],
    steadyState: meanInTime(cut(test, last - steadySeconds, last)),
  }
}

/** Time after the event until the series stays inside the band about its steady state. */
function settling(after: Series, steadyState: number, test: EventTest): { readonly time: number | null; readonly reason?: string } {
  const left = lastOutside(after, steadyState, test.tolerance)
  const end = after.seconds[after.seconds.length - 1]
  if (left === null || left > end - test.steadySeconds) {
    return { time: null, reason: `no steady state: the last ${test.steadySeconds} s leave ±${test.tolerance} about their mean` }
  }
  return { time: left - test.at }
}

/** First time inside the band about the steady state after it was left, the start if it never is, null if there is no way back. */
function firstReturn(after: Series, steadyState: number, tolerance: number): number | null {
  const row = after.values.findIndex((value) => Math.abs(value - steadyState) > tolerance)
  if (row < 0) return after.seconds[0]
  const side = after.values[row] > steadyState ? -1 : 1
  return firstAtLeast(distances({ seconds: after.seconds.slice(row), values: after.values.slice(row) }, steadyState, side), -tolerance)
}

/**
 * Characteristics of a step of the target, as IEC 60601-1-10 asks for them (our reading of its terms). Response time: until the share
 * `reach` of the way from the initial value to the steady state is covered. Settling time: until the band about the steady state is left
 * no more. Overshoot: the farthest beyond the steady state; undershoot: the farthest back on the other side after that peak.
 *
 * @example
 * stepResponse({ seconds, values, at: 600, from: 50, to: 40, tolerance: 2, steadySeconds: 120 }).settlingTime
 */
export function stepResponse(test: StepTest): StepResponse {
  const { at, from, to, reach = 0.9 } = test
  if (!(Number.isFinite(to - from) && to !== from))
    throw fail('MEASURE_RANGE', { what: 'step of the target', value: to - from, range: '(-∞, 0) or (0, ∞)' })
  if (!(reach > 0 && reach <= 1)) throw fail('MEASURE_RANGE', { what: 'share of the response', value: reach, range: '(0, 1]' })
  const { after, initial, steadyState } = windows(test)
  const sign = to > from ? 1 : -1
  const way = sign * (steadyState - initial)
  const beyond = distances(after, steadyState, sign)
  const overshoot = greatest(beyond.values)
  const peak = beyond.values.indexOf(overshoot)
  const undershoot = peak < 0 ? 0 : greatest(beyond.values.slice(peak).map((value) => -value))
  const reached = way > 0 ? firstAtLeast(distances(after, initial, sign), reach * way) : null
  const settled = settling(after, steadyState, test)
  return {
    responseTime: reached === null ? null : reached - at,
    settlingTime: settled.time,
    overshoot,
    undershoot,
    relativeOvershoot: way > 0 ? (100 * overshoot) / way : null,
    relativeUndershoot: way > 0 ? (100 * undershoot) / way : null,
    initial,
    steadyState,
    steadyStateDeviation: steadyState - to,
    reasons: {
      ...(reached === null && { responseTime: 'the steady state does not lie in the direction of the step' }),
      ...(settled.time === null && { settlingTime: settled.reason }),
    },
  }
}

/**
 * Characteristics of a disturbance, step or impulse, at a fixed target (IEC 60601-1-10, our reading of its terms). Overshoot and
 * undershoot: the farthest above and below the mean before it. Response time: until the band about the new steady state is entered for
 * the first time after it was left; settling time: until it is left no more; both 0 where it never is.
 *
 * @example
 * disturbanceResponse({ seconds, values, at: 600, target: 50, tolerance: 5, steadySeconds: 120 }).overshoot
 */
export function disturbanceResponse(test: DisturbanceTest): DisturbanceResponse {
  const { at, target, tolerance } = test
  if (!Number.isFinite(target)) throw fail('MEASURE_RANGE', { what: 'target', value: target, range: '(-∞, ∞)' })
  const { after, initial, steadyState } = windows(test)
  const settled = settling(after, steadyState, test)
  const back = firstReturn(after, steadyState, tolerance)
  return {
    responseTime: back === null ? null : back - at,
    settlingTime: settled.time,
    overshoot: greatest(distances(after, initial).values),
    undershoot: greatest(distances(after, initial, -1).values),
    initial,
    steadyState,
    steadyStateDeviation: steadyState - target,
    reasons: {
      ...(back === null && { responseTime: `the band of ±${tolerance} about the steady state is not entered again` }),
      ...(settled.time === null && { settlingTime: settled.reason }),
    },
  }
}
