import type { Body, Model, Opening } from '../../body.ts'
import { completeParameters } from '../../complete-parameters.ts'
import { pieceOf, piecewiseBody } from '../../piecewise-body.ts'
import { glucoseInputs, glucoseOutputs, leastInputs, pmolPerMilliunit } from '../signals.ts'
import { kanderianBasal } from './basal.ts'
import type { KanderianParameters } from './quantities.ts'
import { domain, paper, parameters, states } from './quantities.ts'
import { solver } from './solver.ts'

const inputs = glucoseInputs('on SI')
const step = 1

/** Parameters of an opening with the defaults filled in. */
export const kanderianParameters = (opening: Opening): KanderianParameters =>
  completeParameters({ name: 'kanderian', parameters }, opening, ['GEZI'])

function open(opening: Opening): Body {
  const p = kanderianParameters(opening)
  const longest = opening.step ?? step
  return piecewiseBody({
    model: { name: 'kanderian', states, inputs, outputs: glucoseOutputs, domain },
    state: kanderianBasal(p).state,
    longestPiece: pieceOf(longest, step),
    least: leastInputs,
    move: solver(p, longest),
    show: (state, _, shown) => {
      shown[0] = state[3]
      shown[1] = state[6]
      shown[2] = state[1] * pmolPerMilliunit
      shown[3] = state[5] / p.tm / p.BW
    },
  })
}

/**
 * The minimal model of Kanderian et al. for a person with type 1 diabetes: two compartments of insulin, one of its action, one of
 * glucose. The appearance of a meal, Ra = 1000 AG g t/(VG tm²) e^(-t/tm), is made by a chain of two stages, so that any course of eating
 * works. A body starts at rest, under the infusion that holds Gb. The inputs `sensitivity`, `production` and `uptake` and the lag of the
 * sensor are no part of the paper, which changed SI, GEZI and EGP during the day.
 *
 * @example
 * const body = kanderian.open({ parameters: {} })
 * body.inputs.set([0.025, 4]) // U/min of insulin, g/min of carbohydrate
 * body.advance(15)
 * body.outputs[0] // plasma glucose in mg/dL
 */
export const kanderian: Model = {
  name: 'kanderian',
  title: 'Glucose and insulin in type 1 diabetes, minimal model (Kanderian 2009)',
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
