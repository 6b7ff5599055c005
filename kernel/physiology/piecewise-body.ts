import type { Body, Input, Model } from './body.ts'
import { fail } from './errors.ts'

/** What makes a body out of a model; the arrays are those of the body, in the order of the model. */
export interface PiecewiseBody {
  readonly model: Pick<Model, 'name' | 'states' | 'inputs' | 'outputs' | 'domain'>
  /** The state at time 0. */
  readonly state: Float64Array
  /** Longest piece after which the domain is looked at, in the unit of time of the model. */
  readonly longestPiece: number
  /** Least value of each input, in their order. */
  readonly least: readonly number[]
  /** Moves the state on in place by a duration > 0 with the inputs held. */
  readonly move: (state: Float64Array, inputs: Float64Array, duration: number) => void
  /** Writes the outputs of a state. */
  readonly show: (state: Float64Array, inputs: Float64Array, outputs: Float64Array) => void
}

function requireInputs(values: Float64Array, inputs: readonly Input[], least: readonly number[]): void {
  for (let k = 0; k < inputs.length; k++) {
    if (values[k] >= least[k] && values[k] < Infinity) continue
    const low = least[k] === -Infinity ? '(-∞' : `[${least[k]}`
    throw fail('BODY_RANGE', { what: `input ${inputs[k].name} in ${inputs[k].unit}`, value: values[k], range: `${low}, ∞)` })
  }
}

/** The longest piece that is a whole number of steps of a solver, one step at least; `longest` itself where the solution is exact. */
export const pieceOf = (step: number, longest: number): number =>
  step === Infinity ? longest : step * Math.max(1, Math.floor(longest / step + 1e-9))

/** A body that moves in equal pieces; time outside of the domain is counted by the value at the end of each piece. */
export function piecewiseBody({ model, state, longestPiece, least, move, show }: PiecewiseBody): Body {
  const { domain } = model
  const inputs = Float64Array.from(model.inputs, ({ rest }) => rest)
  const outputs = new Float64Array(model.outputs.length)
  const outside = new Float64Array(domain.length)
  const shelves = [outputs, state, inputs]
  const places = domain.map(({ quantity }) => {
    const found = [model.outputs, model.states, model.inputs].map((list) => list.findIndex(({ name }) => name === quantity))
    const shelf = found.findIndex((index) => index >= 0)
    return { values: shelves[shelf], index: found[shelf] }
  })
  const watch = (duration: number): void => {
    for (let k = 0; k < domain.length; k++) {
      const value = places[k].values[places[k].index]
      if (value < domain[k].low || value > domain[k].high) outside[k] += duration
    }
  }
  const requireState = (time: number): void => {
    for (let k = 0; k < state.length; k++)
      if (!Number.isFinite(state[k])) throw fail('BODY_STATE', { name: model.states[k].name, value: state[k], time })
  }
  let time = 0
  show(state, inputs, outputs)
  return {
    get time() {
      return time
    },
    inputs,
    state,
    outputs,
    outside,
    advance(duration) {
      if (!(duration >= 0 && duration < Infinity)) throw fail('BODY_RANGE', { what: 'duration', value: duration, range: '[0, ∞)' })
      requireInputs(inputs, model.inputs, least)
      const start = time
      const pieces = duration === 0 ? 0 : Math.max(1, Math.ceil(duration / longestPiece - 1e-9))
      const piece = duration / pieces
      for (let k = 1; k <= pieces; k++) {
        move(state, inputs, piece)
        time = start + (k === pieces ? duration : k * piece)
        requireState(time)
        show(state, inputs, outputs)
        watch(piece)
      }
      if (pieces === 0) show(state, inputs, outputs)
    },
  }
}
