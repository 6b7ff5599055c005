import type { Body, Model, Opening } from '../../body.ts'
import { piecewiseBody } from '../../piecewise-body.ts'
import { glucoseOutputs as outputs, leastInputs as least } from '../signals.ts'
import { basalState } from './basal.ts'
import { foodMemory } from './food-memory.ts'
import { openingParameters, sharedParameters as parameters } from './opening-parameters.ts'
import type { S2008Parameters } from './parameters.ts'
import { domain, inputs, states } from './quantities.ts'
import { s2008Flow } from './stepped-flow.ts'

const name = 's2008'

/** Step of the solver in min; the error of a day with three meals is below 0.01 mg/dL. */
const usualStep = 1

/** Food is counted and the domain looked at every minute. */
const longestPiece = 1

/** Parameters of an opening of `s2008`: defaults for the free ones, the basal relations for the rest, and what was given as it was given. */
export const s2008Parameters = (opening: Opening): S2008Parameters => openingParameters({ name, own: [], ownMayBeZero: [] }, opening)

function open(opening: Opening): Body {
  const p = s2008Parameters(opening)
  const flow = s2008Flow(p)
  const food = foodMemory()
  const { step = usualStep } = opening
  const { Vg, Vi } = p
  const appearing = (p.f * p.kabs) / p.BW
  return piecewiseBody({
    model: { name, states, inputs, outputs, domain },
    state: basalState(p),
    longestPiece,
    least,
    move: (state, held, duration) => {
      food.eat(held[1], duration, state[0] + state[1])
      const count = Math.max(1, Math.ceil(duration / step - 1e-9))
      flow(state, held, food, duration, count)
    },
    show: (state, _, shown) => {
      shown[0] = state[3] / Vg
      shown[1] = state[12] / Vg
      shown[2] = state[5] / Vi
      shown[3] = appearing * state[2]
    },
  })
}

/**
 * Glucose and insulin of a person with type 1 diabetes in 13 states: stomach and gut, plasma and tissue, liver, insulin and sensor under
 * the skin. It starts at the basal glucose; without insulin it leaves it. A meal begins when the input `carbohydrate` leaves zero; what
 * is eaten is counted minute by minute, or by the shorter duration of an `advance`. The defaults are averages of healthy subjects with
 * basal relations solved for type 1 diabetes: one unit lowers glucose by 14 mg/dL, less than in most patients; a cohort has own values.
 *
 * @example
 * const body = s2008.open({ parameters: { BW: 70 } })
 * body.inputs[0] = basalInfusion(s2008Parameters({ parameters: { BW: 70 } }))
 * body.inputs[1] = 5 // g of carbohydrate per min
 * body.advance(10)
 * body.outputs[0] // plasma glucose in mg/dL
 */
export const s2008: Model = {
  name,
  title: 'Glucose in type 1 diabetes, 13 states',
  source:
    'Dalla Man, Rizza, Cobelli, IEEE Trans Biomed Eng 54:1740 (2007); Kovatchev, Breton, Dalla Man, Cobelli, J Diabetes Sci Technol 3:44 (2009)',
  time: 'min',
  step: usualStep,
  states,
  inputs,
  outputs,
  parameters,
  domain,
  open,
}
