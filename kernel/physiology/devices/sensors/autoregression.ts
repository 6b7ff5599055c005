import type { Stream } from '@vitalbench/kernel/numbers'
import { fail } from '../errors.ts'

/** x[k] = first·x[k-1] + second·x[k-2] + w[k], where w is white with the given variance. */
export interface SecondOrder {
  readonly first: number
  readonly second: number
  readonly variance: number
}

/** Standard deviation of a stationary autoregression of second order, and the correlation of neighbours (Box and Jenkins, chapter 3). */
export function stationaryMoments({ first, second, variance }: SecondOrder): { readonly deviation: number; readonly correlation: number } {
  const stationary = Math.abs(second) < 1 && Math.abs(first) < 1 - second && variance >= 0
  if (!stationary)
    throw fail('DEVICE_RANGE', { what: 'autoregression', value: `${first}, ${second}, ${variance}`, range: 'the stationary region' })
  const correlation = first / (1 - second)
  const deviation = Math.sqrt(variance / (1 - first * correlation - second * (first * correlation + second)))
  return { deviation, correlation }
}

/** Opens an autoregression that gives one value a call, from the first on of the stationary distribution; one normal number each, two at first. */
export function openAutoregression(random: Stream, recursion: SecondOrder): () => number {
  const { deviation, correlation } = stationaryMoments(recursion)
  const shock = Math.sqrt(recursion.variance)
  let last = deviation * random.normal()
  let next = correlation * last + deviation * Math.sqrt(1 - correlation * correlation) * random.normal()
  return () => {
    const value = next
    next = recursion.first * value + recursion.second * last + shock * random.normal()
    last = value
    return value
  }
}
