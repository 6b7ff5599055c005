import { performance } from '@vitalbench/kernel/physiology'
import { judgeResponse, responseIndices } from '../measures/response.ts'
import { column } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import { happeningsOf } from './anaesthesia-plan.ts'
import type { AnaesthesiaPlan } from './anaesthesia-plan.ts'
import type { PlantPatient, SessionIndex } from './plant.ts'

const positive = [0, Number.MAX_VALUE] as const
const real = [-Number.MAX_VALUE, Number.MAX_VALUE] as const

/** How well BIS was held, and at what price. */
export const anaesthesiaIndices: readonly SessionIndex[] = [
  { name: 'bisInBand', unit: '%', better: 'higher', range: [0, 100], worst: 'least' },
  { name: 'mdape', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'mdpe', unit: '%', better: 'target', range: real, worst: 'farthest' },
  { name: 'wobble', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'divergence', unit: '%/h', better: 'target', range: real, worst: 'farthest' },
  { name: 'globalScore', unit: '%', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'inductionTime', unit: 'min', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'bisNadir', unit: '1', better: 'higher', range: [0, 100], worst: 'least' },
  { name: 'bisUndershoot', unit: '1', better: 'lower', range: [0, 100], worst: 'greatest' },
  { name: 'bisBelow40', unit: '%', better: 'lower', range: [0, 100], worst: 'greatest' },
  { name: 'bisAbove60', unit: '%', better: 'lower', range: [0, 100], worst: 'greatest' },
  { name: 'mapBelow65', unit: '%', better: 'lower', range: [0, 100], worst: 'greatest' },
  { name: 'propofolUsed', unit: 'mg/kg/h', better: 'target', range: positive, worst: 'greatest' },
  ...responseIndices,
]

const share = (values: ArrayLike<number>, holds: (value: number) => boolean): number =>
  (100 * Array.prototype.filter.call(values, holds).length) / values.length

/**
 * Indices of true BIS: from the beginning of maintenance on performance after Varvel (1992) of the error relative to the target of the
 * moment, and shares of time; before it induction. Struys, De Smet, Greenwald et al., Anesthesiology 100:640 (2004).
 */
export function judgeAnaesthesia(
  trace: Trace,
  plan: AnaesthesiaPlan,
  { parameters }: PlantPatient,
): Readonly<Record<string, number | null>> {
  const { scenario } = plan
  const { periodSeconds, observations, commands } = trace
  const [bis, target, map] = [0, 1, 2].map((at) => column(trace.truth, observations, at))
  const from = Math.min(bis.length - 2, Math.ceil((scenario.maintenanceFromMinutes * 60) / periodSeconds))
  const relative = Array.from(bis.subarray(from), (value, i) => (100 * value) / target[from + i])
  const seconds = relative.map((_, i) => i * periodSeconds)
  const { mdpe, mdape, wobble, divergence } = performance({ target: 100, seconds, values: relative })
  const maintained = bis.subarray(from)
  const bisInBand = share(
    bis.subarray(from).map((value, i) => value - target[from + i]),
    (error) => Math.abs(error) <= 10,
  )
  const asleep = bis.findIndex((value, i) => value <= target[i] + 5)
  const nadir = bis.subarray(0, from + 1).reduce((least, value) => Math.min(least, value), 100)
  const given = column(trace.delivered, commands, 0).reduce((sum, rate) => sum + (rate * periodSeconds) / 60, 0)
  return {
    bisInBand,
    mdape,
    mdpe,
    wobble,
    divergence,
    globalScore: bisInBand > 0 ? (mdape + wobble) / (bisInBand / 100) : null,
    inductionTime: asleep < 0 ? (trace.steps * periodSeconds) / 60 : (asleep * periodSeconds) / 60,
    bisNadir: nadir,
    bisUndershoot: Math.max(0, target[0] - 5 - nadir),
    bisBelow40: share(maintained, (value) => value < 40),
    bisAbove60: share(maintained, (value) => value > 60),
    mapBelow65: share(map, (value) => value < 65),
    ...judgeResponse({ values: bis, periodSeconds, happenings: happeningsOf(plan), tolerance: 5 }),
    propofolUsed: given / parameters.weight / ((trace.steps * periodSeconds) / 3600),
  }
}
