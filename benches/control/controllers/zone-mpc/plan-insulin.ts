/** A zone for glucose above its set point in mg/dL, and limits of insulin above the basal one in U a period. */
export interface ZoneTask {
  /** Glucose in the periods to come if nothing is changed; its length is the horizon. */
  readonly free: Float64Array
  /** Glucose so many periods after 1 U, one longer than the horizon or as long. */
  readonly response: Float64Array
  readonly zone: readonly [low: number, high: number]
  readonly limits: readonly [low: number, high: number]
}

/** Weights of insulin above and below the basal one, in (mg/dL)² per (U a period)². */
export const weights = { above: 7000, below: 100 } as const

/** Weight of glucose below the zone, that above it having 1; ours. */
const lowWeight = 4

const enough = 1e-7
const mostRounds = 200

/**
 * Insulin for each period of the plan, such that glucose stays in its zone at least expense: the minimum of a convex function that is
 * quadratic in pieces, by Newton's rule in one period after the other within the limits. `plan` is where it begins and what it becomes.
 * Cost after Gondhalekar, Dassau, Doyle, Automatica 71:237 (2016), with their weights, in our units [check].
 */
export function planInsulin(plan: Float64Array, { free, response, zone, limits }: ZoneTask): void {
  const glucose = Float64Array.from(free)
  const shift = (period: number, change: number): void => {
    for (let k = period; k < glucose.length; k++) glucose[k] += response[k - period] * change
  }
  for (let i = 0; i < plan.length; i++) {
    plan[i] = Math.min(limits[1], Math.max(limits[0], plan[i]))
    shift(i, plan[i])
  }
  for (let round = 0; round < mostRounds; round++) {
    let largest = 0
    for (let i = 0; i < plan.length; i++) {
      const weight = plan[i] >= 0 ? weights.above : weights.below
      let [slope, curvature] = [weight * plan[i], weight]
      for (let k = i; k < glucose.length; k++) {
        const by = response[k - i]
        const over = glucose[k] > zone[1] ? glucose[k] - zone[1] : glucose[k] < zone[0] ? lowWeight * (glucose[k] - zone[0]) : 0
        if (over === 0) continue
        slope += over * by
        curvature += (over < 0 ? lowWeight : 1) * by * by
      }
      const next = Math.min(limits[1], Math.max(limits[0], plan[i] - slope / curvature))
      const change = next - plan[i]
      shift(i, change)
      plan[i] = next
      largest = Math.max(largest, Math.abs(change))
    }
    if (largest < enough) return
  }
}
