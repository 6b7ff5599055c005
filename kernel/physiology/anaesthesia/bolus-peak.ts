import { root } from '@vitalbench/kernel/numbers'
import { threeCompartments } from './compartments.ts'
import { exactFlow } from './linear-flow.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'

/** When the effect site peaks after a bolus, in min, and how high it gets for each unit of drug, in 1/L. */
export interface BolusPeak {
  readonly minutes: number
  readonly perUnit: number
}

/**
 * Peak of the effect site after a bolus into plasma: there plasma and effect site have the same concentration.
 *
 * @example
 * bolusPeak(schnider.of({ age: 35, height: 170, weight: 70, sex: 'm' })).minutes // 1.5
 */
export function bolusPeak(drug: Pharmacokinetics): BolusPeak {
  const flow = exactFlow(threeCompartments(drug, [drug.ke0]))
  const state = new Float64Array(4)
  const after = (minutes: number): Float64Array => {
    state.fill(0)
    state[0] = 1 / drug.v1
    flow(state, 0, minutes)
    return state
  }
  const gap = (minutes: number): number => {
    const [plasma, , , effect] = after(minutes)
    return plasma - effect
  }
  let high = 1
  while (gap(high) > 0) high *= 2
  const minutes = root(gap, { low: 0, high, tolerance: 1e-9 })
  return { minutes, perUnit: after(minutes)[3] }
}
