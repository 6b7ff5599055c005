import { rk4 } from '@vitalbench/kernel/numbers'
import type { Body, Input, Model, Opening, Parameter, Quantity } from '../body.ts'
import { completeParameters } from '../complete-parameters.ts'
import { pieceOf, piecewiseBody } from '../piecewise-body.ts'
import { lungDomain, lungInputs, lungLeast, lungOutputs, lungPiece, startPressure } from './lung-quantities.ts'

const states: readonly Quantity[] = [
  { name: 'volume1', unit: 'L', about: 'volume of the first compartment above the one at atmospheric pressure and rest' },
  { name: 'volume2', unit: 'L', about: 'volume of the second compartment above the one at atmospheric pressure and rest' },
]

const inputs: readonly Input[] = [
  ...lungInputs,
  { name: 'obstruction1', unit: '1', about: 'factor on the resistance of the branch to the first compartment', rest: 1 },
]

const outputs: readonly Quantity[] = [
  ...lungOutputs,
  { name: 'alveolarPressure1', unit: 'cm[H2O]', about: 'pressure in the alveoli of the first compartment' },
  { name: 'alveolarPressure2', unit: 'cm[H2O]', about: 'pressure in the alveoli of the second compartment' },
  { name: 'flow1', unit: 'L/s', about: 'flow into the first compartment' },
  { name: 'flow2', unit: 'L/s', about: 'flow into the second compartment' },
]

const chosen = 'an adult with one slow lung, chosen here'

const parameters = [
  { name: 'airwayResistance', unit: 'cm[H2O].s/L', about: 'resistance of tube and trachea', default: 5, source: chosen },
  { name: 'resistance1', unit: 'cm[H2O].s/L', about: 'resistance of the branch to the first compartment', default: 5, source: chosen },
  { name: 'compliance1', unit: 'L/cm[H2O]', about: 'compliance of the first compartment', default: 0.025, source: chosen },
  { name: 'resistance2', unit: 'cm[H2O].s/L', about: 'resistance of the branch to the second compartment', default: 20, source: chosen },
  { name: 'compliance2', unit: 'L/cm[H2O]', about: 'compliance of the second compartment', default: 0.025, source: chosen },
] as const satisfies readonly Parameter[]

function open(opening: Opening): Body {
  const given = completeParameters({ name: 'twoCompartmentLung', parameters }, opening)
  const { airwayResistance, resistance1, resistance2, compliance1, compliance2 } = given
  const { step = Infinity } = opening
  // Conductances of airway and branches, set from the inputs.
  let [g0, g1] = [0, 0]
  const g2 = 1 / resistance2
  const obstruct = (held: Float64Array): void => {
    g0 = 1 / (airwayResistance * held[3])
    g1 = 1 / (resistance1 * held[4])
  }

  /** Exact: both distances from equilibrium decay in a slow and a fast mode, whose rates are real and negative. */
  const exactly = (state: Float64Array, held: Float64Array, duration: number): void => {
    obstruct(held)
    const sum = g0 + g1 + g2
    const a = (-g1 * (g0 + g2)) / (sum * compliance1)
    const b = (g1 * g2) / (sum * compliance2)
    const c = (g1 * g2) / (sum * compliance1)
    const d = (-g2 * (g0 + g1)) / (sum * compliance2)
    const half = Math.sqrt(((a - d) / 2) ** 2 + b * c)
    const middle = (a + d) / 2
    const fast = Math.exp((middle - half) * duration)
    const slow = Math.exp(((g0 * g1 * g2) / (sum * compliance1 * compliance2) / (middle - half)) * duration)
    const even = (slow + fast) / 2
    // The difference of the modes; close ones would cancel, far ones overflow.
    const gap = 2 * half * duration
    const odd = gap > 1 ? (slow - fast) / (2 * half) : gap > 0 ? (fast * Math.expm1(gap)) / (2 * half) : duration * fast
    const pressure = held[0] + held[1]
    const x1 = state[0] - compliance1 * pressure
    const x2 = state[1] - compliance2 * pressure
    state[0] = compliance1 * pressure + even * x1 + odd * ((a - middle) * x1 + b * x2)
    state[1] = compliance2 * pressure + even * x2 + odd * (c * x1 + (d - middle) * x2)
  }

  let driving = 0
  const solver = rk4(2, (_, state, into) => {
    const p1 = state[0] / compliance1
    const p2 = state[1] / compliance2
    const fork = (g0 * driving + g1 * p1 + g2 * p2) / (g0 + g1 + g2)
    into[0] = g1 * (fork - p1)
    into[1] = g2 * (fork - p2)
  })
  return piecewiseBody({
    model: { name: 'twoCompartmentLung', states, inputs, outputs, domain: lungDomain },
    state: Float64Array.of(compliance1 * startPressure, compliance2 * startPressure),
    longestPiece: pieceOf(step, lungPiece),
    least: [...lungLeast, 1],
    move:
      step === Infinity
        ? exactly
        : (state, held, duration) => {
            obstruct(held)
            driving = held[0] + held[1]
            solver.advance(0, state, duration, step)
          },
    show: (state, held, shown) => {
      obstruct(held)
      const p1 = state[0] / compliance1 - held[1]
      const p2 = state[1] / compliance2 - held[1]
      const fork = (g0 * held[0] + g1 * p1 + g2 * p2) / (g0 + g1 + g2)
      shown[1] = g0 * (held[0] - fork)
      shown[0] = shown[1] + held[2] * held[0]
      shown[2] = state[0] + state[1]
      shown[3] = shown[2] / (compliance1 + compliance2) - held[1]
      shown[4] = p1
      shown[5] = p2
      shown[6] = g1 * (fork - p1)
      shown[7] = g2 * (fork - p2)
    },
  })
}

/**
 * Two compartments, each behind its branch, side by side behind one airway: they fill and empty at different speeds, and air swings
 * between them. Exact while the inputs are held; it starts settled at 5 cmH2O, a leak is at the airway opening.
 *
 * @example
 * const lung = twoCompartmentLung.open({ parameters: {} })
 * lung.inputs[4] = 10 // the first branch is ten times as narrow
 * lung.advance(0.5)
 * lung.outputs[6] // flow into the first compartment in L/s
 */
export const twoCompartmentLung: Model = {
  name: 'twoCompartmentLung',
  title: 'Lung of two unequal compartments under a ventilator',
  source: 'Otis, McKerrow, Bartlett et al., J Appl Physiol 8:427 (1956), with a common airway',
  time: 's',
  step: Infinity,
  states,
  inputs,
  outputs,
  parameters,
  domain: lungDomain,
  open,
}
