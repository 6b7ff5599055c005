import { rk4 } from '@vitalbench/kernel/numbers'
import type { Body, Model, Opening } from '../../body.ts'
import { piecewiseBody } from '../../piecewise-body.ts'
import { basalState } from '../s2008/basal.ts'
import { appearance } from '../s2008/derivative.ts'
import { foodMemory } from '../s2008/food-memory.ts'
import { openingParameters, sharedParameters } from '../s2008/opening-parameters.ts'
import { derivative } from './derivative.ts'
import type { S2013Parameters } from './parameters.ts'
import { glucagonMayBeZero, glucagonParameters } from './parameters.ts'
import { domain, inputs, least, outputs, states } from './quantities.ts'

const name = 's2013'

/** Step of the solver in min. */
const usualStep = 0.5

/** Food is counted and the domain looked at every minute. */
const longestPiece = 1

/** Parameters of an opening of `s2013`: defaults for the free ones, the basal relations for the rest, and what was given as it was given. */
export const s2013Parameters = (opening: Opening): S2013Parameters =>
  openingParameters({ name, own: glucagonParameters, ownMayBeZero: glucagonMayBeZero }, opening)

/** The 18 states at rest: those of S2008, basal glucagon and its secretion. */
export function s2013BasalState(p: S2013Parameters): Float64Array {
  const state = new Float64Array(states.length)
  state.set(basalState(p))
  state.set([p.Hb, p.n * p.Hb], 13)
  return state
}

function open(opening: Opening): Body {
  const p = s2013Parameters(opening)
  const step = Math.min(opening.step ?? usualStep, longestPiece)
  const food = foodMemory()
  let held: Float64Array = new Float64Array(inputs.length)
  const solver = rk4(states.length, (_, state, into) => derivative(p, held, food, state, into))
  return piecewiseBody({
    model: { name, states, inputs, outputs, domain },
    state: s2013BasalState(p),
    longestPiece,
    least,
    move: (state, values, duration) => {
      held = values
      food.eat(held[1], duration, state[0] + state[1])
      solver.advance(0, state, duration, step)
    },
    show: (state, _, shown) => {
      shown[0] = state[3] / p.Vg
      shown[1] = state[12] / p.Vg
      shown[2] = state[5] / p.Vi
      shown[3] = appearance(p, state[2])
      shown[4] = state[13]
    },
  })
}

/**
 * Glucose, insulin and glucagon of a person with type 1 diabetes in 18 states: S2008 with the response to hypoglycaemia. The meal that
 * the stomach is normalised to is what has been eaten so far, so that its first minutes empty somewhat faster than where the whole
 * meal is announced.
 *
 * @example
 * const body = s2013.open({ parameters: {} })
 * body.inputs[5] = 100 // ug of glucagon per min
 * body.advance(1)
 * body.inputs[5] = 0
 * body.advance(20)
 * body.outputs[4] // plasma glucagon in pg/mL
 */
export const s2013: Model = {
  name,
  title: 'Glucose and glucagon in type 1 diabetes, 18 states',
  source: 'Dalla Man, Micheletto, Lv, Breton, Kovatchev, Cobelli, J Diabetes Sci Technol 8:26 (2014), our reading of its equations',
  time: 'min',
  step: usualStep,
  states,
  inputs,
  outputs,
  parameters: [...sharedParameters, ...glucagonParameters],
  domain,
  open,
}
