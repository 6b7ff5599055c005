import { rk4 } from '@vitalbench/kernel/numbers'
import type { Body, Model, Opening, Parameter, Quantity } from '../body.ts'
import { completeParameters } from '../complete-parameters.ts'
import { pieceOf, piecewiseBody } from '../piecewise-body.ts'
import { lungDomain, lungInputs, lungLeast, lungOutputs, lungPiece, startPressure } from './lung-quantities.ts'

const states: readonly Quantity[] = [
  { name: 'lungVolume', unit: 'L', about: 'volume of the lung above the one at atmospheric pressure and rest' },
]

const parameters = [
  {
    name: 'resistance',
    unit: 'cm[H2O].s/L',
    about: 'resistance of tube and airways',
    default: 10,
    source: 'an intubated adult, chosen here; the test lungs of the Google Brain ventilator data have 5, 20 and 50',
  },
  {
    name: 'compliance',
    unit: 'L/cm[H2O]',
    about: 'compliance of lung and chest wall',
    default: 0.05,
    source: 'a ventilated adult, chosen here; the test lungs of the Google Brain ventilator data have 0.01, 0.02 and 0.05',
  },
] as const satisfies readonly Parameter[]

function open(opening: Opening): Body {
  const { resistance, compliance } = completeParameters({ name: 'oneCompartmentLung', parameters }, opening)
  const { step = Infinity } = opening

  /** Exact: the volume relaxes to that at equilibrium of opening and alveoli. */
  const exactly = (state: Float64Array, held: Float64Array, duration: number): void => {
    const settled = compliance * (held[0] + held[1])
    state[0] = settled + (state[0] - settled) * Math.exp(-duration / (resistance * held[3] * compliance))
  }

  let held: Float64Array = new Float64Array(lungInputs.length)
  const solver = rk4(1, (_, state, into) => {
    into[0] = (held[0] + held[1] - state[0] / compliance) / (resistance * held[3])
  })
  return piecewiseBody({
    model: { name: 'oneCompartmentLung', states, inputs: lungInputs, outputs: lungOutputs, domain: lungDomain },
    state: Float64Array.of(compliance * startPressure),
    longestPiece: pieceOf(step, lungPiece),
    least: lungLeast,
    move:
      step === Infinity
        ? exactly
        : (state, values, duration) => {
            held = values
            solver.advance(0, state, duration, step)
          },
    show: (state, values, shown) => {
      const alveolar = state[0] / compliance - values[1]
      shown[1] = (values[0] - alveolar) / (resistance * values[3])
      shown[0] = shown[1] + values[2] * values[0]
      shown[2] = state[0]
      shown[3] = alveolar
    },
  })
}

/**
 * A lung of one resistance and one compliance, R·F + V/C = Paw + Pmus; exact while the inputs are held. It starts settled at 5 cmH2O.
 * A leak is at the opening: a ventilator that holds the pressure there sees it in the flow, the lung does not.
 *
 * @example
 * const lung = oneCompartmentLung.open({ parameters: { resistance: 20, compliance: 0.03 } })
 * lung.inputs[0] = 20 // cmH2O
 * lung.advance(1)
 * lung.outputs[2] // volume in L
 */
export const oneCompartmentLung: Model = {
  name: 'oneCompartmentLung',
  title: 'Lung of one compartment under a ventilator',
  source: 'equation of motion of the respiratory system; Otis, McKerrow, Bartlett et al., J Appl Physiol 8:427 (1956)',
  time: 's',
  step: Infinity,
  states,
  inputs: lungInputs,
  outputs: lungOutputs,
  parameters,
  domain: lungDomain,
  open,
}
