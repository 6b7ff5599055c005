import * as Plot from '@observablehq/plot'
import type { Axis } from '@vitalbench/bench'

/** The values that an axis spans, from its start to its end; the start may be the greater one. */
export type Domain = readonly [from: number, to: number]

/** Domain of an axis: its own, or round numbers around the finite values. */
export function domainOf({ domain }: Axis, values: readonly number[]): Domain {
  if (domain) return domain
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return [0, 1]
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))]
  const around = low === high ? [low - 0.5, high + 0.5] : [low, high]
  const [from, to] = Plot.scale({ x: { type: 'linear', domain: around, nice: true } }).domain!
  return [Number(from), Number(to)]
}

/** A value, or the end of the domain that it lies beyond. */
export const within = (value: number, [from, to]: Domain): number => Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to))

/** Whether any of the values lies beyond the domain. */
export const leaves = (values: readonly number[] = [], domain: Domain): boolean => values.some((value) => value !== within(value, domain))

/** Place of a value in px, where the domain spans from `start` to `end`. */
export const placeOf = (value: number, [from, to]: Domain, [start, end]: readonly [start: number, end: number]): number =>
  start + ((value - from) / (to - from)) * (end - start)
