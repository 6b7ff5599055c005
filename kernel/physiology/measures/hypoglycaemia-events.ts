import { fail } from '../errors.ts'

/** Minutes that glucose must stay below the limit for an event to begin, and at or above the upper one for it to end. */
const confirmed = 15

/** Limits in mg/dL: an event of level 2, and the end of any event. */
const [below, over] = [54, 70]

/**
 * Number of hypoglycaemic events of level 2 in an even series in mg/dL: at least 15 min below 54 mg/dL; it ends after 15 min at or above
 * 70 mg/dL. `minutes` is the time from one value to the next, which each value stands for.
 * Source: Danne, Nimri, Battelino et al., Diabetes Care 40:1631 (2017).
 *
 * @example
 * hypoglycaemiaEvents([80, 50, 50, 50, 80, 80, 80], 5) // 1
 */
export function hypoglycaemiaEvents(values: ArrayLike<number>, minutes: number): number {
  if (!(minutes > 0 && minutes < Infinity)) throw fail('MEASURE_RANGE', { what: 'minutes between values', value: minutes, range: '(0, ∞)' })
  let [events, low, high, inside] = [0, 0, 0, false]
  for (let i = 0; i < values.length; i++) {
    low = values[i] < below ? low + minutes : 0
    high = values[i] >= over ? high + minutes : 0
    if (!inside && low >= confirmed) {
      inside = true
      events += 1
    }
    if (inside && high >= confirmed) inside = false
  }
  return events
}
