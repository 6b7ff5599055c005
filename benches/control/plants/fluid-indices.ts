import { judgeResponse, responseIndices } from '../measures/response.ts'
import { column } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import { happeningsOf } from './fluid-plan.ts'
import type { FluidPlan } from './fluid-plan.ts'
import type { PlantPatient, SessionIndex } from './plant.ts'

const positive = [0, Number.MAX_VALUE] as const

/** How well the pressure was held, and for how much fluid. */
export const fluidIndices: readonly SessionIndex[] = [
  { name: 'pressureInBand', unit: '%', better: 'higher', range: [0, 100], worst: 'least' },
  { name: 'pressureError', unit: 'mm[Hg]', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'volumeGiven', unit: 'mL', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'greatestLoss', unit: '%', better: 'lower', range: [0, 100], worst: 'greatest' },
  ...responseIndices,
]

/** Half width of the band about the target in mmHg. */
const band = 5

/**
 * Loss of blood volume in % of the one at rest that goes with a pressure in mmHg: the pressure of the model turned round. Blood volume is
 * nothing that a monitor shows, so a trace does not hold it.
 */
export function lossAt(pressure: number, { pressure: atRest, reflex, steepness }: PlantPatient['parameters']): number {
  const share = pressure / atRest
  const output = share / (1 + reflex - reflex * share)
  return (100 * (1 - output)) / steepness
}

/** Indices of true mean arterial pressure at every decision, and of the fluid that was delivered. */
export function judgeFluid(trace: Trace, plan: FluidPlan, { parameters }: PlantPatient): Readonly<Record<string, number | null>> {
  const { periodSeconds, observations, commands } = trace
  const [map, target] = [0, 1].map((at) => column(trace.truth, observations, at))
  const errors = map.map((value, i) => Math.abs(value - target[i]))
  const lowest = map.reduce((least, value) => Math.min(least, value), Infinity)
  return {
    pressureInBand: (100 * errors.filter((error) => error <= band).length) / errors.length,
    pressureError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    volumeGiven: column(trace.delivered, commands, 0).reduce((sum, rate) => sum + (rate * periodSeconds) / 60, 0),
    greatestLoss: Math.min(100, Math.max(0, lossAt(lowest, parameters))),
    ...judgeResponse({ values: map, periodSeconds, happenings: happeningsOf(plan, map[0]), tolerance: band }),
  }
}
