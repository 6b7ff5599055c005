import { argsort } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue, refuseNaN } from './scored-cases.ts'

/** Follow-up of cases: time of the event or of leaving, 1 where it was the event, and when each came under observation (before all times unless given). */
export interface FollowUp {
  readonly times: Float64Array
  readonly events: Uint8Array
  readonly entries?: Float64Array
}

/** Product-limit estimate at each time with an event; limits are NaN-free: where Greenwood has none they equal the estimate. */
export interface SurvivalCurve {
  readonly times: Float64Array
  readonly survival: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly atRisk: Uint32Array
  readonly method: string
}

/**
 * Kaplan-Meier estimate with late entry; a case is at risk at t if entry < t ≤ time. Limits by Greenwood's variance on the
 * log(−log) scale (Kalbfleisch and Prentice 2002, section 1.4).
 *
 * @example
 * kaplanMeier({ times: Float64Array.of(6, 7, 10), events: Uint8Array.of(1, 0, 1) }).survival // ⅔, 0
 */
export function kaplanMeier({ times, events, entries }: FollowUp, { level = 0.95 }: LevelOption = {}): SurvivalCurve {
  const z = criticalValue(level)
  refuseNaN(times, 'time')
  for (const [what, column] of Object.entries({ events, entries: entries ?? times }))
    if (column.length !== times.length) throw fail('STATISTICS_LENGTHS', { what, length: column.length, expected: times.length })
  const n = times.length
  const byTime = argsort(times)
  const entered = (entries ?? new Float64Array(n).fill(-Infinity)).toSorted()
  const rows: { time: number; survival: number; low: number; high: number; atRisk: number }[] = []
  let survival = 1
  let greenwood = 0
  let inside = 0
  for (let at = 0; at < n;) {
    const time = times[byTime[at]]
    while (inside < n && entered[inside] < time) inside += 1
    const atRisk = inside - at
    let count = 0
    for (; at < n && times[byTime[at]] === time; at += 1) count += events[byTime[at]]
    if (count === 0) continue
    survival *= 1 - count / atRisk
    greenwood += count / (atRisk * (atRisk - count))
    const spread = (z * Math.sqrt(greenwood)) / Math.log(survival)
    const held = survival > 0 && survival < 1
    rows.push({
      time,
      survival,
      low: held ? survival ** Math.exp(-spread) : survival,
      high: held ? survival ** Math.exp(spread) : survival,
      atRisk,
    })
  }
  const column = (name: 'time' | 'survival' | 'low' | 'high') => Float64Array.from(rows, (row) => row[name])
  return {
    times: column('time'),
    survival: column('survival'),
    low: column('low'),
    high: column('high'),
    atRisk: Uint32Array.from(rows, (row) => row.atRisk),
    method: 'Kaplan-Meier, Greenwood, log(−log) limits',
  }
}
