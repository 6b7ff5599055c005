import type { OutcomeValue } from '@vitalbench/bench'
import { judgeResponse, responseIndices } from '../measures/response.ts'
import { column } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import type { PlantPatient, SessionIndex } from './plant.ts'
import { breathsIn } from './ventilation-breaths.ts'
import { complianceOf } from './ventilation-cohort.ts'
import { breathSeconds, happeningsOf, isInspiration } from './ventilation-plan.ts'
import type { VentilationPlan } from './ventilation-plan.ts'

const positive = [0, Number.MAX_VALUE] as const
const real = [-Number.MAX_VALUE, Number.MAX_VALUE] as const

/** How well airway pressure was held, and what the lung got. */
export const ventilationIndices: readonly SessionIndex[] = [
  { name: 'airwayError', unit: 'cm[H2O]', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'expiratoryError', unit: 'cm[H2O]', better: 'lower', range: positive, worst: 'greatest' },
  { name: 'greatestPressure', unit: 'cm[H2O]', better: 'lower', range: real, worst: 'greatest' },
  { name: 'tidalVolume', unit: 'L', better: 'target', range: positive, worst: 'least' },
  { name: 'trappedPressure', unit: 'cm[H2O]', better: 'lower', range: positive, worst: 'greatest' },
  // No scenario disturbs a lung; faults do, and are conditions of their own.
  ...responseIndices.filter(({ name }) => name !== 'recoveryTime' && name !== 'peakDeviation'),
]

/** Half width in cmH2O of the band about the steady pressure of inspiration. */
const band = 1

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Indices of true airway pressure at every decision; the first is the score of deluca (Suo, Agarwal, Xia et al., arXiv 2102.06779, 2021).
 * Responses to a step of the set point are those of the pressure in the second half of inspiration, one value a breath. What is trapped
 * is the recoil of the lung at the end of a breath, its volume over its compliance, above the set end-expiratory pressure.
 */
export function judgeVentilation(trace: Trace, plan: VentilationPlan, patient: PlantPatient): Readonly<Record<string, number | null>> {
  const { periodSeconds, observations, truth } = trace
  const { scenario } = plan
  const [airway, target] = [0, 1].map((at) => column(truth, observations, at))
  const errors: Readonly<Record<'in' | 'out', number[]>> = { in: [], out: [] }
  for (let row = 0; row < airway.length; row++)
    errors[isInspiration(scenario, row * periodSeconds) ? 'in' : 'out'].push(Math.abs(airway[row] - target[row]))
  const breaths = breathsIn(trace, plan)
  const compliance = complianceOf(patient)
  const plateaus = breaths.map(({ plateau }) => plateau)
  return {
    airwayError: mean(errors.in),
    expiratoryError: mean(errors.out),
    greatestPressure: airway.reduce((most, value) => Math.max(most, value), -Infinity),
    tidalVolume: mean(breaths.map(({ tidalVolume }) => tidalVolume)),
    trappedPressure: breaths.length === 0 ? null : breaths.reduce((most, { left, peep }) => Math.max(most, left / compliance - peep), 0),
    ...judgeResponse({
      // A breath's value is there when the breath is over.
      values: Float64Array.from([...plateaus.slice(0, 1), ...plateaus]),
      periodSeconds: breathSeconds(scenario),
      happenings: happeningsOf(plan),
      tolerance: band,
    }),
  }
}

const mostPoints = 400

const rounded = (value: number): number => Number(value.toPrecision(5))

/** Airway pressure and its target in the breath of the largest error and the one before it, for a picture. */
export function breathProfile(trace: Trace, plan: VentilationPlan): Readonly<Record<string, OutcomeValue>> {
  const { periodSeconds, observations, truth } = trace
  const breaths = breathsIn(trace, plan)
  const worst = breaths.reduce((found, { error }, i) => (error > breaths[found].error ? i : found), 0)
  const shown = breaths.slice(Math.max(0, worst - 1), worst + 1)
  const [from, to] = [shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0]
  const every = Math.max(1, Math.ceil((to - from) / mostPoints))
  const kept = (at: number): readonly number[] =>
    Array.from({ length: Math.ceil((to - from) / every) }, (_, i) => rounded(truth[(from + i * every) * observations + at]))
  return {
    breathFrom: rounded(from * periodSeconds),
    breathStep: every * periodSeconds,
    breathAirway: kept(0),
    breathTarget: kept(1),
    breathFlow: kept(2),
  }
}
