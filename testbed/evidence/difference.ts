import type { Measure } from '@vitalbench/bench'

/** A difference b − a with its interval, where both have one of the same level. */
export interface MeasuredDifference {
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string } | null
}

/**
 * Difference of two measures by the method of variance estimates recovery (Zou and Donner 2008, Statistics in Medicine 27:1693): the interval
 * takes them as independent, so it is too wide rather than too narrow where both saw the same cases. Null without two values.
 */
export function differenceOf(a: Pick<Measure, 'value' | 'interval'>, b: Pick<Measure, 'value' | 'interval'>): MeasuredDifference | null {
  if (a.value === null || b.value === null) return null
  const value = b.value - a.value
  const [first, second] = [a.interval, b.interval]
  if (first === null || second === null || first.level !== second.level) return { value, interval: null }
  return {
    value,
    interval: {
      low: value - Math.hypot(b.value - second.low, first.high - a.value),
      high: value + Math.hypot(second.high - b.value, a.value - first.low),
      level: first.level,
      method: 'MOVER, estimates taken as independent',
    },
  }
}
