import { requirePositive, requireWhole } from './domain.ts'
import { fail } from './errors.ts'

/** Right side of x' = f(t, x): writes the derivative at a time and a state into `into`, and changes neither of the others. */
export type Derivative = (time: number, state: Float64Array, into: Float64Array) => void

/** A stepper of fixed steps that owns its working arrays: no call allocates. Time and step in the unit of the derivative. */
export interface Rk4 {
  /** Moves `state` on in place by one step h from `time`. */
  step(time: number, state: Float64Array, h: number): void
  /** Moves `state` on in place by a duration ≥ 0 from `time`, in equal steps of at most `longest` > 0. */
  advance(time: number, state: Float64Array, duration: number, longest: number): void
}

/**
 * The classical method of Runge and Kutta of fourth order for `size` ≥ 1 states; inputs are held by the caller during a step.
 * Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. (1993), table II.1.2.
 *
 * @example
 * const decay = rk4(1, (_, x, into) => { into[0] = -x[0] })
 * const x = Float64Array.of(1)
 * decay.advance(0, x, 1, 0.1) // x[0] is 0.36788 = 1/e
 */
export function rk4(size: number, derive: Derivative): Rk4 {
  requireWhole(size, 'number of states', 1)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const third = new Float64Array(size)
  const fourth = new Float64Array(size)
  const point = new Float64Array(size)

  const step = (time: number, state: Float64Array, h: number): void => {
    const half = h / 2
    derive(time, state, first)
    for (let i = 0; i < size; i++) point[i] = state[i] + half * first[i]
    derive(time + half, point, second)
    for (let i = 0; i < size; i++) point[i] = state[i] + half * second[i]
    derive(time + half, point, third)
    for (let i = 0; i < size; i++) point[i] = state[i] + h * third[i]
    derive(time + h, point, fourth)
    const sixth = h / 6
    for (let i = 0; i < size; i++) state[i] += sixth * (first[i] + 2 * (second[i] + third[i]) + fourth[i])
  }

  const advance = (time: number, state: Float64Array, duration: number, longest: number): void => {
    if (!(duration >= 0 && duration < Infinity)) throw fail('NUMBERS_DOMAIN', { what: 'duration', value: duration, range: '[0, ∞)' })
    requirePositive(longest, 'longest step')
    // A duration that is a whole number of steps up to rounding gets no extra step.
    const steps = Math.ceil(duration / longest - 1e-9)
    const count = duration > 0 ? Math.max(1, steps) : 0
    const h = duration / count
    for (let k = 0; k < count; k++) step(time + k * h, state, h)
  }

  return { step, advance }
}
