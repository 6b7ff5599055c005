import { rk4 } from '@vitalbench/kernel/numbers'
import type { Body, DomainLimit, Input, Model, Opening, Parameter, Quantity } from '../body.ts'
import { completeParameters } from '../complete-parameters.ts'
import { pieceOf, piecewiseBody } from '../piecewise-body.ts'
import { outputShare, pressureShare } from './circulation.ts'

const bighamian = 'Bighamian, Reisner, Hahn, Front Physiol 7:390 (2016)'
const guyton = 'Hall, Guyton and Hall Textbook of Medical Physiology, 13th ed. (2016)'

const states: readonly Quantity[] = [
  { name: 'change', unit: 'mL', about: 'blood volume above the one at rest' },
  { name: 'kept', unit: 'mL', about: 'change of the blood volume that stays after fluid has shifted' },
]

const inputs: readonly Input[] = [
  { name: 'infusion', unit: 'mL/min', about: 'fluid given into a vein', rest: 0 },
  { name: 'haemorrhage', unit: 'mL/min', about: 'blood lost', rest: 0 },
]

const outputs: readonly Quantity[] = [
  { name: 'bloodVolume', unit: 'mL', about: 'blood volume' },
  { name: 'relativeChange', unit: '%', about: 'change of the blood volume, of the one at rest' },
  { name: 'map', unit: 'mm[Hg]', about: 'mean arterial pressure' },
  { name: 'cardiacOutput', unit: 'L/min', about: 'cardiac output' },
]

const parameters = [
  { name: 'volume', unit: 'mL', about: 'blood volume at rest', default: 5300, source: 'reference man of ICRP Publication 89 (2002)' },
  {
    name: 'alphaInfusion',
    unit: '1',
    about: 'ratio of infused volume that leaves the vessels to volume that stays',
    default: 2,
    source: `meaning: ${bighamian}; value: a third of a crystalloid stays, chosen here`,
  },
  {
    name: 'alphaHaemorrhage',
    unit: '1',
    about: 'ratio of lost volume that is refilled to volume that stays lost',
    default: 2,
    source: `meaning: ${bighamian}; value: as for an infusion, chosen here`,
  },
  { name: 'gain', unit: '/min', about: 'speed of the fluid shift', default: 0.1, source: `meaning: ${bighamian}; value chosen here` },
  { name: 'pressure', unit: 'mm[Hg]', about: 'mean arterial pressure at rest', default: 93, source: '120 over 80 mmHg' },
  { name: 'output', unit: 'L/min', about: 'cardiac output at rest', default: 5, source: guyton },
  {
    name: 'steepness',
    unit: '1',
    about: 'relative fall of the cardiac output for a relative fall of the volume',
    default: 2.35,
    source: `${guyton}: no output is left after a loss of 40 to 45 % of the blood; linear in between, a plain assumption`,
  },
  {
    name: 'reflex',
    unit: '1',
    about: 'gain of the baroreflex on the resistance, 0 without it',
    default: 2,
    source: `${guyton}: gain of the baroreceptor system`,
  },
] as const satisfies readonly Parameter[]

const domain: readonly DomainLimit[] = [
  { quantity: 'relativeChange', unit: '%', low: -40, high: 30, why: 'beyond it output and volume are not in proportion: shock, overload' },
  { quantity: 'map', unit: 'mm[Hg]', low: 40, high: 150, why: 'the reflex has one gain, and no ischaemic response or pressure diuresis' },
]

/** The fluid shift is looked at every six seconds. */
const longestPiece = 0.1

function open(opening: Opening): Body {
  const given = completeParameters({ name: 'bloodVolume', parameters }, opening, ['alphaInfusion', 'alphaHaemorrhage', 'reflex'])
  const { volume, alphaInfusion, alphaHaemorrhage, gain } = given
  const keptRate = (held: Float64Array): number => held[0] / (1 + alphaInfusion) - held[1] / (1 + alphaHaemorrhage)

  /** Exact: the excess over the kept volume relaxes at the rate of the gain towards what flows in beyond it. */
  const exactly = (state: Float64Array, held: Float64Array, duration: number): void => {
    const rate = keptRate(held)
    const settled = (held[0] - held[1] - rate) / gain
    const excess = settled + (state[0] - state[1] - settled) * Math.exp(-gain * duration)
    state[1] += rate * duration
    state[0] = state[1] + excess
  }

  let held: Float64Array = new Float64Array(inputs.length)
  const solver = rk4(states.length, (_, state, into) => {
    into[0] = held[0] - held[1] - gain * (state[0] - state[1])
    into[1] = keptRate(held)
  })
  const { step = Infinity } = opening
  return piecewiseBody({
    model: { name: 'bloodVolume', states, inputs, outputs, domain },
    state: new Float64Array(states.length),
    longestPiece: pieceOf(step, longestPiece),
    least: [0, 0],
    move:
      step === Infinity
        ? exactly
        : (state, values, duration) => {
            held = values
            solver.advance(0, state, duration, step)
          },
    show: (state, _, shown) => {
      const relative = state[0] / volume
      const share = outputShare(given.steepness, relative)
      shown[0] = volume + state[0]
      shown[1] = 100 * relative
      shown[2] = given.pressure * pressureShare(given.reflex, share)
      shown[3] = given.output * share
    },
  })
}

/**
 * Blood volume under infusion and haemorrhage: V' = u - v - q, where fluid shifts out at q = gain·(V - V0 - kept) until what was given
 * and lost is shared out as 1 : alpha; exact while the inputs are held. Blood pressure is an extension of this project, no part of the
 * source: output in proportion to volume, and a settled reflex on the resistance.
 *
 * @example
 * const body = bloodVolume.open({ parameters: { volume: 5000 } })
 * body.inputs[1] = 100 // mL/min of blood lost
 * body.advance(10)
 * body.outputs[2] // mean arterial pressure in mmHg
 */
export const bloodVolume: Model = {
  name: 'bloodVolume',
  title: 'Blood volume and pressure under infusion and haemorrhage',
  source: `${bighamian}, our reading of its equations; blood pressure: an extension of this project`,
  time: 'min',
  step: Infinity,
  states,
  inputs,
  outputs,
  parameters,
  domain,
  open,
}
