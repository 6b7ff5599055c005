import { requireNumber, requirePositive, requireWhole } from './domain.ts'
import { dormandPrinceStep } from './dormand-prince-step.ts'
import { fail } from './errors.ts'
import type { Crossing } from './event-watch.ts'
import { eventWatch } from './event-watch.ts'
import type { Derivative } from './rk4.ts'

/** Accuracy and limits of the adaptive solver; the error of a step is held below `absolute` + `relative`·|x| in the mean square over the states. */
export interface DormandPrinceOptions {
  /** Relative tolerance, ≥ 1e-14 (default 1e-6). */
  readonly relative?: number
  /** Absolute tolerance in the unit of the states, one for all or one for each, > 0 (default 1e-9). */
  readonly absolute?: number | ArrayLike<number>
  /** First step (default: chosen from the derivative). */
  readonly firstStep?: number
  /** Longest step (default Infinity); shorter than the shortest input or event that it must not miss. */
  readonly longest?: number
  /** Steps that one `advance` may try (default 100 000). */
  readonly steps?: number
  /** Where `advance` stops before its end. */
  readonly events?: readonly Crossing[]
}

/** A solver with its own time and state; no step allocates. */
export interface DormandPrince {
  readonly time: number
  /** The state of `time`; to change it, call `start`. */
  readonly state: Float64Array
  /** Start of the last step, from where to `time` `interpolate` reaches. */
  readonly previous: number
  /** Steps tried and found too long, and calls of the derivative since the solver was made. */
  readonly rejected: number
  readonly evaluations: number
  /** Begins anew from a time and a state, for example after an input has jumped. */
  start(time: number, state: ArrayLike<number>): void
  /** Takes one step that ends at `limit` at the latest; events are not looked at. */
  step(limit: number): void
  /** Moves on to a time, or to the first event before it; returns the index of that event, or -1. */
  advance(to: number): number
  /** Writes the state at a time between `previous` and `time` into `into`: continuous, of fourth order. */
  interpolate(time: number, into: Float64Array): void
}

const safety = 0.9
const fastestGrowth = 10
const fastestShrink = 5
// Gain of the memory in the step size controller (Gustafsson); 0.04 as in Hairer's DOPRI5.
const memory = 0.04

/**
 * Dormand and Prince's pair of orders 5 and 4 with local extrapolation, a controlled step, dense output and events. Throws
 * NUMBERS_STEP_UNDERFLOW where no step is short enough (a singularity, a jump, a state that is not finite) and NUMBERS_TOO_MANY_STEPS.
 * Source: Dormand, Prince, J Comput Appl Math 6:19 (1980); controller and dense output after Hairer, Nørsett, Wanner (1993), II.4 to II.6.
 *
 * @example
 * const fall = dormandPrince(2, (_, x, into) => { into[0] = x[1]; into[1] = -9.81 }, { events: [{ of: (_, x) => x[0], direction: -1 }] })
 * fall.start(0, [1, 0])
 * fall.advance(10) // 0: the ground, at fall.time = 0.4515
 */
export function dormandPrince(size: number, derive: Derivative, options: DormandPrinceOptions = {}): DormandPrince {
  const { relative = 1e-6, firstStep, longest = Infinity, steps = 100_000, events = [] } = options
  const absolute = absoluteTolerances(size, options.absolute ?? 1e-9)
  if (!(relative >= 1e-14 && relative < 1))
    throw fail('NUMBERS_DOMAIN', { what: 'relative tolerance', value: relative, range: '[1e-14, 1)' })
  if (firstStep !== undefined) requirePositive(firstStep, 'first step')
  if (!(longest > 0)) throw fail('NUMBERS_DOMAIN', { what: 'longest step', value: longest, range: '(0, ∞]' })
  requireWhole(steps, 'number of steps', 1)
  const pair = dormandPrinceStep(size, derive, { relative, absolute })
  const watch = eventWatch(size, events)
  let time = NaN
  let previous = NaN
  let width = 0
  let proposal = 0
  let lastError = 1e-4
  let rejected = 0

  const start = (at: number, state: ArrayLike<number>): void => {
    requireNumber(at, 'time')
    if (state.length !== size) throw fail('NUMBERS_LENGTHS', { what: 'the state', length: state.length, expected: size })
    time = previous = at
    width = 0
    lastError = 1e-4
    pair.start(at, state)
    proposal = Math.min(longest, firstStep ?? pair.firstStep(at))
    watch.start(at, pair.state)
  }

  const step = (limit: number): void => {
    if (!(limit > time)) throw fail('NUMBERS_DOMAIN', { what: 'end of the step', value: limit, range: `(${time}, ∞)` })
    let shortened = false
    for (;;) {
      const rest = limit - time
      // A rest of a little more than one step is halved, so that no sliver is left over.
      const wanted = proposal >= rest ? rest : 2 * proposal > rest ? rest / 2 : proposal
      const error = pair.attempt(time, wanted)
      const plain = error ** (0.2 - 0.75 * memory)
      if (error <= 1) {
        const factor = Math.max(1 / fastestGrowth, Math.min(fastestShrink, plain / lastError ** memory / safety))
        lastError = Math.max(error, 1e-4)
        const next = shortened ? Math.min(wanted, wanted / factor) : wanted / factor
        // A step that was cut by the limit alone says nothing against the longer one.
        proposal = Math.min(longest, wanted < proposal ? Math.max(next, proposal) : next)
        previous = time
        width = wanted
        time = wanted === rest ? limit : time + wanted
        pair.accept()
        return
      }
      rejected += 1
      shortened = true
      proposal = wanted / (Number.isNaN(error) ? fastestShrink : Math.min(fastestShrink, plain / safety))
      if (!(proposal > 10 * Number.EPSILON * Math.abs(time))) throw fail('NUMBERS_STEP_UNDERFLOW', { time, step: proposal })
    }
  }

  const interpolate = (at: number, into: Float64Array): void => {
    if (!(at >= previous && at <= time)) throw fail('NUMBERS_DOMAIN', { what: 'time', value: at, range: `[${previous}, ${time}]` })
    pair.interpolate(width === 0 ? 1 : (at - previous) / width, into)
  }

  const advance = (to: number): number => {
    if (!(to >= time)) throw fail('NUMBERS_DOMAIN', { what: 'end of the advance', value: to, range: `[${time}, ∞)` })
    for (let tried = 0; time < to; tried++) {
      if (tried >= steps) throw fail('NUMBERS_TOO_MANY_STEPS', { steps, time, to })
      step(to)
      if (events.length === 0) continue
      const event = watch.look(previous, time, pair.state, interpolate)
      if (event < 0) continue
      // The dense output keeps the width of the whole step; only its end moves.
      time = watch.time
      pair.restart(time, watch.state)
      return event
    }
    return -1
  }

  return {
    get time() {
      return time
    },
    get previous() {
      return previous
    },
    get rejected() {
      return rejected
    },
    get evaluations() {
      return pair.evaluations
    },
    state: pair.state,
    start,
    step,
    advance,
    interpolate,
  }
}

function absoluteTolerances(size: number, absolute: number | ArrayLike<number>): Float64Array {
  requireWhole(size, 'number of states', 1)
  const each = typeof absolute === 'number' ? new Float64Array(size).fill(absolute) : Float64Array.from(absolute)
  if (each.length !== size) throw fail('NUMBERS_LENGTHS', { what: 'the absolute tolerance', length: each.length, expected: size })
  for (const value of each) requirePositive(value, 'absolute tolerance')
  return each
}
