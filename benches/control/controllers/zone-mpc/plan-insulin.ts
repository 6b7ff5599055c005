/** Glucose to be kept in its zone, above a set point in mg/dL, by insulin above the basal one in U a period. */
export interface ZoneTask {
  /** Glucose in the periods to come if nothing is changed; its length is the horizon. */
  readonly free: Float64Array
  /** Glucose now. */
  now: number
  /** Ends of the zone in each period to come. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Glucose so many periods after 1 U, as long as the horizon. */
  readonly response: Float64Array
  /** Weight of a rise of glucose from one period to the next, that of glucose above its zone being 1. */
  rising: number
  /** Least and most insulin in each period. */
  least: number
  most: number
}

/** Weights of insulin above and below the basal one in (mg/dL)² per (U a period)², and of glucose below its zone; the last is ours. */
export const weights = { above: 7000, below: 100, low: 4 } as const

const enough = 1e-10
const mostRounds = 60
const leastShare = 1e-9

/**
 * A planner of insulin for so many periods: it makes of the plan it is given the least expensive one within the limits. The cost is convex and
 * quadratic in pieces, so Newton's rule, projected upon the limits, ends at its minimum. Nothing is allocated once it is open.
 * Cost after Gondhalekar, Dassau, Doyle, Automatica 71:237 (2016) and, for the rise, Automatica 91:105 (2018), from memory [check].
 */
export function openPlanner(planned: number, horizon: number): (plan: Float64Array, task: ZoneTask) => void {
  const glucose = new Float64Array(horizon)
  const [slope, step, trial] = [new Float64Array(planned), new Float64Array(planned), new Float64Array(planned)]
  const curvature = new Float64Array(planned * planned)

  const predict = (plan: Float64Array, { free, response }: ZoneTask): void => {
    for (let k = 0; k < horizon; k++) {
      glucose[k] = free[k]
      for (let i = 0; i < planned && i <= k; i++) glucose[k] += response[k - i] * plan[i]
    }
  }
  const outside = (k: number, { low, high }: ZoneTask): number => Math.max(0, glucose[k] - high[k]) + Math.min(0, glucose[k] - low[k])
  const rise = (k: number, { now }: ZoneTask): number => Math.max(0, glucose[k] - (k > 0 ? glucose[k - 1] : now))

  const costOf = (plan: Float64Array, task: ZoneTask): number => {
    predict(plan, task)
    let cost = 0
    for (let k = 0; k < horizon; k++) {
      const out = outside(k, task)
      cost += (out < 0 ? weights.low : 1) * out * out + task.rising * rise(k, task) ** 2
    }
    for (let i = 0; i < planned; i++) cost += (plan[i] > 0 ? weights.above : weights.below) * plan[i] * plan[i]
    return cost / 2
  }
  /** Slope and curvature of the cost at a plan whose glucose was predicted. */
  const differentiate = (plan: Float64Array, task: ZoneTask): void => {
    const { response } = task
    slope.fill(0)
    curvature.fill(0)
    for (let k = 0; k < horizon; k++) {
      const out = outside(k, task)
      const up = rise(k, task)
      const forOut = out < 0 ? weights.low : out > 0 ? 1 : 0
      const forUp = up > 0 ? task.rising : 0
      if (forOut === 0 && forUp === 0) continue
      for (let i = 0; i < planned && i <= k; i++) {
        const at = response[k - i]
        const change = at - (i < k ? response[k - 1 - i] : 0)
        slope[i] += forOut * out * at + forUp * up * change
        for (let j = 0; j <= i; j++) {
          const other = response[k - j]
          curvature[i * planned + j] += forOut * at * other + forUp * change * (other - (j < k ? response[k - 1 - j] : 0))
        }
      }
    }
    for (let i = 0; i < planned; i++) {
      const weight = plan[i] > 0 || (plan[i] === 0 && slope[i] < 0) ? weights.above : weights.below
      slope[i] += weight * plan[i]
      curvature[i * planned + i] += weight
    }
  }
  const isHeld = (i: number, plan: Float64Array, { least, most }: ZoneTask): boolean =>
    (plan[i] <= least && slope[i] > 0) || (plan[i] >= most && slope[i] < 0)

  /** Newton's step for the periods that no limit holds, by a factor of Cholesky that takes the place of the curvature. */
  const solve = (plan: Float64Array, task: ZoneTask): void => {
    for (let i = 0; i < planned; i++) {
      const held = isHeld(i, plan, task)
      step[i] = held ? 0 : -slope[i]
      for (let j = 0; j < i; j++) if (held || isHeld(j, plan, task)) curvature[i * planned + j] = 0
    }
    for (let i = 0; i < planned; i++)
      for (let j = 0; j <= i; j++) {
        let sum = curvature[i * planned + j]
        for (let k = 0; k < j; k++) sum -= curvature[i * planned + k] * curvature[j * planned + k]
        curvature[i * planned + j] = i === j ? Math.sqrt(sum) : sum / curvature[j * planned + j]
      }
    for (let i = 0; i < planned; i++) {
      for (let k = 0; k < i; k++) step[i] -= curvature[i * planned + k] * step[k]
      step[i] /= curvature[i * planned + i]
    }
    for (let i = planned - 1; i >= 0; i--) {
      for (let k = i + 1; k < planned; k++) step[i] -= curvature[k * planned + i] * step[k]
      step[i] /= curvature[i * planned + i]
    }
  }
  return (plan, task) => {
    const { least, most } = task
    for (let i = 0; i < planned; i++) plan[i] = Math.min(most, Math.max(least, plan[i]))
    let cost = costOf(plan, task)
    for (let round = 0; round < mostRounds; round++) {
      differentiate(plan, task)
      solve(plan, task)
      let better = false
      for (let share = 1; share > leastShare && !better; share /= 2) {
        let moved = 0
        for (let i = 0; i < planned; i++) {
          trial[i] = Math.min(most, Math.max(least, plan[i] + share * step[i]))
          moved = Math.max(moved, Math.abs(trial[i] - plan[i]))
        }
        if (moved < enough) break
        const next = costOf(trial, task)
        better = next < cost
        if (better) cost = next
      }
      if (!better) return
      plan.set(trial)
    }
  }
}
