import { disturbanceResponse, stepResponse } from '@vitalbench/kernel/physiology'
import type { SessionIndex } from '../plants/plant.ts'

/** A step of the set point, a disturbance while it stays, or an end of what can be judged; `from` and `to` are set points before and after. */
export interface Happening {
  readonly kind: 'step' | 'disturbance' | 'end'
  readonly minutes: number
  readonly from: number
  readonly to: number
}

const positive = [0, Number.MAX_VALUE] as const

/** The characteristics of a response that IEC 60601-1-10 asks for, our reading of its terms. */
export const responseIndices: readonly SessionIndex[] = [
  { name: 'responseTime', unit: 'min', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'settlingTime', unit: 'min', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'overshoot', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'steadyStateDeviation', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'recoveryTime', unit: 'min', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'peakDeviation', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
]

/** True values of the controlled variable with what happened to them; the tolerance is the half width of the band of a steady state. */
export interface HappeningSeries {
  readonly values: Float64Array
  readonly periodSeconds: number
  readonly happenings: readonly Happening[]
  readonly tolerance: number
}

const shortest = 8

/** The series around a happening: a steady window before it, and all until the next one. */
function around({ values, periodSeconds, happenings, tolerance }: HappeningSeries, which: number) {
  const at = happenings[which].minutes * 60
  const first = Math.ceil(at / periodSeconds)
  const next = happenings[which + 1]
  const last = Math.min(values.length - 1, next ? Math.ceil((next.minutes * 60) / periodSeconds) - 1 : Infinity)
  if (last - first < shortest) return null
  const steadySeconds = Math.max(periodSeconds, Math.floor((last - first) / 4) * periodSeconds)
  const from = Math.max(0, first - Math.floor((last - first) / 4))
  const cut = Array.from(values.subarray(from, last + 1))
  return { seconds: cut.map((_, i) => (from + i) * periodSeconds), values: cut, at: first * periodSeconds, tolerance, steadySeconds }
}

const most = (found: readonly (number | null)[]): number | null =>
  found.length === 0 || found.includes(null) ? null : Math.max(...(found as readonly number[]))

const inMinutes = (seconds: number | null): number | null => (seconds === null ? null : seconds / 60)

/** The slowest and the farthest over all happenings of a session; null where none is of the kind, or where one does not settle. */
export function judgeResponse(series: HappeningSeries): Readonly<Record<string, number | null>> {
  const seen = series.happenings.flatMap((happening, which) => {
    // A set point that stays where it was is no step, but it ends what came before.
    const test = happening.kind === 'step' && happening.from === happening.to ? null : around(series, which)
    return test ? [{ ...happening, test }] : []
  })
  const steps = seen.filter(({ kind }) => kind === 'step').map(({ from, to, test }) => ({ to, ...stepResponse({ ...test, from, to }) }))
  const disturbed = seen
    .filter(({ kind }) => kind === 'disturbance')
    .map(({ to, test }) => ({ to, ...disturbanceResponse({ ...test, target: to }) }))
  return {
    responseTime: most(steps.map(({ responseTime }) => inMinutes(responseTime))),
    settlingTime: most(steps.map(({ settlingTime }) => inMinutes(settlingTime))),
    overshoot: most(steps.map(({ overshoot, to }) => (100 * overshoot) / to)),
    steadyStateDeviation: most([...steps, ...disturbed].map(({ steadyStateDeviation, to }) => (100 * Math.abs(steadyStateDeviation)) / to)),
    recoveryTime: most(disturbed.map(({ settlingTime }) => inMinutes(settlingTime))),
    peakDeviation: most(disturbed.map(({ overshoot, undershoot, to }) => (100 * Math.max(overshoot, undershoot)) / to)),
  }
}
