/** Poles of the model a period of 5 min. */
const [p1, p2] = [0.98, 0.965] as const
const safety = 1.5

/** Gain of the model in mg/dL per U: 1800 over the total daily dose, with a factor for safety. */
export const gainOf = (totalDailyDose: number): number => ((-60 * 1800 * safety) / totalDailyDose) * (1 - p1) * (1 - p2) ** 2

/** State of the model: insulin in two places in U, glucose above its set point in mg/dL, and the push that a meal or an effort gives it in mg/dL a period. */
export interface InsulinState {
  first: number
  second: number
  glucose: number
  push: number
}

/** A model at its set point. */
export const atRest = (): InsulinState => ({ first: 0, second: 0, glucose: 0, push: 0 })

/** Makes one state the same as another. */
export function copyState(from: InsulinState, to: InsulinState): void {
  to.first = from.first
  to.second = from.second
  to.glucose = from.glucose
  to.push = from.push
}

/** Share of a push that is left a period later; ours. */
export const pushKept = 0.9

/**
 * One period of the control-relevant model: insulin in U a period above the basal one acts on glucose from the third period on.
 * van Heusden, Dassau, Zisser, Seborg, Doyle, IEEE Trans Biomed Eng 59:1839 (2012): 1800·F·c/TDI · z⁻³/((1 − 0.98 z⁻¹)(1 − 0.965 z⁻¹)²) with
 * c = −60·(1 − 0.98)·(1 − 0.965)², F = 1.5, insulin in U a period, from memory [check]. The push is ours.
 */
export function advance(state: InsulinState, insulin: number, gain: number): void {
  state.glucose = p1 * state.glucose + gain * state.second + state.push
  state.second = p2 * state.second + state.first
  state.first = p2 * state.first + insulin
  state.push *= pushKept
}

/** Gains of a steady Kalman filter for glucose and push: noise of the sensor, and of the push, as standard deviations in mg/dL. */
export function filterGains(sensor: number, push: number): readonly [glucose: number, push: number] {
  const [q, r] = [push ** 2, sensor ** 2]
  let [a, b, d] = [r, 0, q]
  let gains: readonly [number, number] = [0, 0]
  for (let round = 0; round < 500; round++) {
    // Prediction by [[p1, 1], [0, kept]], then correction by a reading of glucose.
    const [a1, b1, d1] = [p1 * p1 * a + 2 * p1 * b + d, pushKept * (p1 * b + d), pushKept ** 2 * d + q]
    gains = [a1 / (a1 + r), b1 / (a1 + r)]
    ;[a, b, d] = [(1 - gains[0]) * a1, (1 - gains[0]) * b1, d1 - gains[1] * b1]
  }
  return gains
}

/** Fall of glucose, in mg/dL, so many periods after 1 U. */
export function impulseResponse(periods: number, gain: number): Float64Array {
  const state = atRest()
  return Float64Array.from({ length: periods }, (_, k) => {
    advance(state, k === 0 ? 1 : 0, gain)
    return state.glucose
  })
}
