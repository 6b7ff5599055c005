import { betaQuantile } from '@vitalbench/kernel/numbers'
import type { Estimate } from './estimate.ts'
import { criticalValue, requireCount } from './scored-cases.ts'

/** Confidence level in (0, 1) of an interval; 0.95 unless given. */
export interface LevelOption {
  readonly level?: number
}

type Limits = (events: number, n: number, level: number) => readonly [number, number]

const proportion = (events: number, n: number, level: number, method: string, limits: Limits): Estimate => {
  requireCount('n', n)
  requireCount('events', events, { high: n })
  criticalValue(level)
  if (n === 0) return { value: null, interval: null, standardError: null, n, events, method, reason: 'no cases: 0 of 0' }
  const [low, high] = limits(events, n, level)
  const value = events / n
  return { value, interval: { low, high, level, method }, standardError: Math.sqrt((value * (1 - value)) / n), n, events, method }
}

/** Wilson limits of `events` of `n` with critical value `z`: exactly 0 at no event, exactly 1 at n events. */
export function wilsonLimits(events: number, n: number, z: number): readonly [number, number] {
  const p = events / n
  const scale = 1 + (z * z) / n
  const centre = (p + (z * z) / (2 * n)) / scale
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale
  return [events === 0 ? 0 : centre - half, events === n ? 1 : centre + half]
}

/**
 * Proportion `events / n` with the Wilson score interval (Wilson 1927; method 3 of Newcombe, Stat Med 17:857, 1998).
 *
 * @example
 * wilson(81, 263).interval // 0.2553 to 0.3662
 */
export const wilson = (events: number, n: number, { level = 0.95 }: LevelOption = {}): Estimate =>
  proportion(events, n, level, 'Wilson score', () => wilsonLimits(events, n, criticalValue(level)))

/**
 * Proportion `events / n` with the exact interval of Clopper and Pearson (Biometrika 26:404, 1934), by beta quantiles.
 *
 * @example
 * clopperPearson(0, 20).interval // 0 to 0.1684
 */
export const clopperPearson = (events: number, n: number, { level = 0.95 }: LevelOption = {}): Estimate =>
  proportion(events, n, level, 'Clopper-Pearson', () => [
    events === 0 ? 0 : betaQuantile((1 - level) / 2, events, n - events + 1),
    events === n ? 1 : betaQuantile((1 + level) / 2, events + 1, n - events),
  ])

/** Proportion `events / n` with the Jeffreys interval, Beta(events + ½, n − events + ½), 0 at no event and 1 at n (Brown, Cai, DasGupta, Stat Sci 16:101, 2001). */
export const jeffreys = (events: number, n: number, { level = 0.95 }: LevelOption = {}): Estimate =>
  proportion(events, n, level, 'Jeffreys', () => [
    events === 0 ? 0 : betaQuantile((1 - level) / 2, events + 0.5, n - events + 0.5),
    events === n ? 1 : betaQuantile((1 + level) / 2, events + 0.5, n - events + 0.5),
  ])
