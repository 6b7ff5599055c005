import { expm } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'

/** A linear system x' = A x + b u with one input: A in rows, `size` × `size`, and b. */
export interface LinearSystem {
  readonly size: number
  readonly matrix: Float64Array
  readonly gain: Float64Array
}

/** Moves a state on in place by a duration ≥ 0, the input held; duration in the unit of time of the system. */
export type Flow = (state: Float64Array, input: number, duration: number) => void

const remembered = 8
const sameLength = 1e-12

/**
 * The exact solution while the input is held: x(t + h) = e^(Ah) x(t) + ∫e^(As) b ds u, both from one exponential.
 * The last eight lengths of step are remembered; lengths that differ by less than 1e-12 count as one.
 */
export function exactFlow({ size, matrix, gain }: LinearSystem): Flow {
  const order = size + 1
  const generator = new Float64Array(order * order)
  for (let i = 0; i < size; i++) {
    generator.set(matrix.subarray(i * size, (i + 1) * size), i * order)
    generator[i * order + size] = gain[i]
  }
  const lengths = new Float64Array(remembered).fill(NaN)
  const transitions: Float64Array[] = []
  let oldest = 0
  const transition = (duration: number): Float64Array => {
    for (let k = 0; k < transitions.length; k++) if (Math.abs(lengths[k] - duration) < sameLength) return transitions[k]
    const made = expm(
      generator.map((value) => value * duration),
      order,
    )
    lengths[oldest] = duration
    transitions[oldest] = made
    oldest = (oldest + 1) % remembered
    return made
  }
  const before = new Float64Array(size)
  return (state, input, duration) => {
    if (duration === 0) return
    const step = transition(duration)
    before.set(state)
    for (let i = 0; i < size; i++) {
      let value = step[i * order + size] * input
      for (let j = 0; j < size; j++) value += step[i * order + j] * before[j]
      state[i] = value
    }
  }
}

/** The same by Runge and Kutta's classical method of fourth order, in equal steps of at most `step` > 0. */
export function steppedFlow({ size, matrix, gain }: LinearSystem, step: number): Flow {
  if (!(step > 0 && step < Infinity)) throw fail('ANAESTHESIA_RANGE', { what: 'step of the solver', value: step, range: '(0, ∞)' })
  const stages = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const point = new Float64Array(size)
  const derive = (at: Float64Array, input: number, into: Float64Array): void => {
    for (let i = 0; i < size; i++) {
      let value = gain[i] * input
      for (let j = 0; j < size; j++) value += matrix[i * size + j] * at[j]
      into[i] = value
    }
  }
  const shift = (state: Float64Array, by: number, stage: Float64Array): Float64Array => {
    for (let i = 0; i < size; i++) point[i] = state[i] + by * stage[i]
    return point
  }
  return (state, input, duration) => {
    if (duration === 0) return
    const steps = Math.max(1, Math.ceil(duration / step - 1e-9))
    const h = duration / steps
    for (let k = 0; k < steps; k++) {
      derive(state, input, stages[0])
      derive(shift(state, h / 2, stages[0]), input, stages[1])
      derive(shift(state, h / 2, stages[1]), input, stages[2])
      derive(shift(state, h, stages[2]), input, stages[3])
      for (let i = 0; i < size; i++) state[i] += (h / 6) * (stages[0][i] + 2 * stages[1][i] + 2 * stages[2][i] + stages[3][i])
    }
  }
}
