import type { Body, Model, Opening } from '../../body.ts'
import { completeParameters } from '../../complete-parameters.ts'
import { pieceOf, piecewiseBody } from '../../piecewise-body.ts'
import { glucoseInputs, glucoseOutputs, leastInputs, mgPerDlPerMmolPerL, mgPerMmol, pmolPerMilliunit } from '../signals.ts'
import { hovorkaBasal } from './basal.ts'
import { solver } from './solver.ts'
import type { HovorkaParameters } from './quantities.ts'
import { domain, paper, parameters, states } from './quantities.ts'

const inputs = glucoseInputs('on SIT, SID and SIE')
const step = 1

/** Parameters of an opening with the defaults filled in. */
export const hovorkaParameters = (opening: Opening): HovorkaParameters => completeParameters({ name: 'hovorka', parameters }, opening)

function open(opening: Opening): Body {
  const p = hovorkaParameters(opening)
  const longest = opening.step ?? step
  return piecewiseBody({
    model: { name: 'hovorka', states, inputs, outputs: glucoseOutputs, domain },
    state: hovorkaBasal(p).state,
    longestPiece: pieceOf(longest, step),
    least: leastInputs,
    move: solver(p, longest),
    show: (state, _, shown) => {
      shown[0] = (state[0] / (p.VG * p.BW)) * mgPerDlPerMmolPerL
      shown[1] = state[10] * mgPerDlPerMmolPerL
      shown[2] = state[4] * pmolPerMilliunit
      shown[3] = (state[9] / p.tG) * (mgPerMmol / p.BW)
    },
  })
}

/**
 * Glucose and insulin of a person with type 1 diabetes, after Hovorka et al.: two compartments of glucose, three actions of insulin, two
 * compartments each for insulin under the skin and carbohydrate in the gut. A body starts at rest, under the infusion that holds Gb.
 * The production of glucose is held at zero where insulin action on it exceeds 1, which the domain counts. The inputs `sensitivity`,
 * `production` and `uptake` and the lag of the sensor are no part of the paper.
 *
 * @example
 * const body = hovorka.open({ parameters: { BW: 70 } })
 * body.inputs.set([0.0064, 0.5]) // U/min of insulin, g/min of carbohydrate
 * body.advance(60)
 * body.outputs[0] // plasma glucose in mg/dL
 */
export const hovorka: Model = {
  name: 'hovorka',
  title: 'Glucose and insulin in type 1 diabetes (Hovorka 2004)',
  source: paper,
  time: 'min',
  step,
  states,
  inputs,
  outputs: glucoseOutputs,
  parameters,
  domain,
  open,
}
