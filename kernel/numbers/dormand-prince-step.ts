import type { Derivative } from './rk4.ts'

/** Tolerances of a step: `relative` of the size of each state, `absolute` one for each state. */
export interface StepTolerance {
  readonly relative: number
  readonly absolute: Float64Array
}

/** One step of Dormand and Prince's pair with its error and dense output; `attempt` may be repeated until one is accepted. */
export interface DormandPrinceStep {
  /** The accepted state. */
  readonly state: Float64Array
  readonly evaluations: number
  start(time: number, state: ArrayLike<number>): void
  /** Like `start`, but the dense output of the last step stays. */
  restart(time: number, state: Float64Array): void
  /** A first step from the sizes of the derivative and of its change. */
  firstStep(time: number): number
  /** Tries a step of length h and returns its error in units of the tolerance; NaN where a stage is not finite. */
  attempt(time: number, h: number): number
  accept(): void
  /** Writes the state at a share in [0, 1] of the last accepted step. */
  interpolate(share: number, into: Float64Array): void
}

/**
 * The stages of the pair of orders 5 and 4 by Dormand and Prince, J Comput Appl Math 6:19 (1980), first same as last, with the
 * continuous extension of fourth order of Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I (1993), II.6.
 */
export function dormandPrinceStep(size: number, derive: Derivative, { relative, absolute }: StepTolerance): DormandPrinceStep {
  const state = new Float64Array(size)
  const next = new Float64Array(size)
  const point = new Float64Array(size)
  let k1 = new Float64Array(size)
  let k7 = new Float64Array(size)
  const k2 = new Float64Array(size)
  const k3 = new Float64Array(size)
  const k4 = new Float64Array(size)
  const k5 = new Float64Array(size)
  const k6 = new Float64Array(size)
  // Polynomial of the last accepted step.
  const p0 = new Float64Array(size)
  const p1 = new Float64Array(size)
  const p2 = new Float64Array(size)
  const p3 = new Float64Array(size)
  const p4 = new Float64Array(size)
  let evaluations = 0
  let length = 0

  const slope = (time: number, at: Float64Array, into: Float64Array): void => {
    evaluations += 1
    derive(time, at, into)
  }

  const restart = (time: number, from: Float64Array): void => {
    state.set(from)
    slope(time, state, k1)
  }

  const start = (time: number, from: ArrayLike<number>): void => {
    state.set(from)
    slope(time, state, k1)
    p0.set(state)
    for (const each of [p1, p2, p3, p4]) each.fill(0)
  }

  const firstStep = (time: number): number => {
    const norm = (values: Float64Array, less: Float64Array | null): number => {
      let total = 0
      for (let i = 0; i < size; i++)
        total += ((values[i] - (less === null ? 0 : less[i])) / (absolute[i] + relative * Math.abs(state[i]))) ** 2
      return Math.sqrt(total / size)
    }
    const [sizeOfState, sizeOfSlope] = [norm(state, null), norm(k1, null)]
    const trial = sizeOfState < 1e-5 || sizeOfSlope < 1e-5 ? 1e-6 : (0.01 * sizeOfState) / sizeOfSlope
    for (let i = 0; i < size; i++) point[i] = state[i] + trial * k1[i]
    slope(time + trial, point, k2)
    const curvature = norm(k2, k1) / trial
    const largest = Math.max(sizeOfSlope, curvature)
    return Math.min(100 * trial, largest <= 1e-15 ? Math.max(1e-6, trial * 1e-3) : (0.01 / largest) ** 0.2)
  }

  const attempt = (time: number, h: number): number => {
    length = h
    for (let i = 0; i < size; i++) point[i] = state[i] + (h / 5) * k1[i]
    slope(time + h / 5, point, k2)
    for (let i = 0; i < size; i++) point[i] = state[i] + h * ((3 / 40) * k1[i] + (9 / 40) * k2[i])
    slope(time + (3 * h) / 10, point, k3)
    for (let i = 0; i < size; i++) point[i] = state[i] + h * ((44 / 45) * k1[i] - (56 / 15) * k2[i] + (32 / 9) * k3[i])
    slope(time + (4 * h) / 5, point, k4)
    for (let i = 0; i < size; i++)
      point[i] = state[i] + h * ((19372 / 6561) * k1[i] - (25360 / 2187) * k2[i] + (64448 / 6561) * k3[i] - (212 / 729) * k4[i])
    slope(time + (8 * h) / 9, point, k5)
    for (let i = 0; i < size; i++)
      point[i] =
        state[i] + h * ((9017 / 3168) * k1[i] - (355 / 33) * k2[i] + (46732 / 5247) * k3[i] + (49 / 176) * k4[i] - (5103 / 18656) * k5[i])
    slope(time + h, point, k6)
    for (let i = 0; i < size; i++)
      next[i] = state[i] + h * ((35 / 384) * k1[i] + (500 / 1113) * k3[i] + (125 / 192) * k4[i] - (2187 / 6784) * k5[i] + (11 / 84) * k6[i])
    slope(time + h, next, k7)
    let total = 0
    for (let i = 0; i < size; i++) {
      const error =
        h *
        ((71 / 57600) * k1[i] -
          (71 / 16695) * k3[i] +
          (71 / 1920) * k4[i] -
          (17253 / 339200) * k5[i] +
          (22 / 525) * k6[i] -
          (1 / 40) * k7[i])
      total += (error / (absolute[i] + relative * Math.max(Math.abs(state[i]), Math.abs(next[i])))) ** 2
    }
    return Math.sqrt(total / size)
  }

  const accept = (): void => {
    for (let i = 0; i < size; i++) {
      const change = next[i] - state[i]
      const bend = length * k1[i] - change
      p0[i] = state[i]
      p1[i] = change
      p2[i] = bend
      p3[i] = change - length * k7[i] - bend
      p4[i] =
        length *
        ((-12715105075 / 11282082432) * k1[i] +
          (87487479700 / 32700410799) * k3[i] -
          (10690763975 / 1880347072) * k4[i] +
          (701980252875 / 199316789632) * k5[i] -
          (1453857185 / 822651844) * k6[i] +
          (69997945 / 29380423) * k7[i])
      state[i] = next[i]
    }
    const spare = k1
    k1 = k7
    k7 = spare
  }

  const interpolate = (share: number, into: Float64Array): void => {
    const left = 1 - share
    for (let i = 0; i < size; i++) into[i] = p0[i] + share * (p1[i] + left * (p2[i] + share * (p3[i] + left * p4[i])))
  }

  return {
    get evaluations() {
      return evaluations
    },
    state,
    start,
    restart,
    firstStep,
    attempt,
    accept,
    interpolate,
  }
}
