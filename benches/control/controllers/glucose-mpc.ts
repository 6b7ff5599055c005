import { controller, inputAt, outputAt, viewed } from './signals.ts'
import { advance, filterGains, gainOf, impulseResponse } from './zone-mpc/insulin-model.ts'
import type { InsulinState } from './zone-mpc/insulin-model.ts'
import { planInsulin } from './zone-mpc/plan-insulin.ts'

const period = 300
const [horizon, planned] = [9, 5] as const
const setPoint = 110
/** Zone in mg/dL. */
const zone = [90 - setPoint, 140 - setPoint] as const
/** Standard deviations in mg/dL of sensor and push; ours. */
const noise = { sensor: 8, push: 1 } as const
/** Periods without a reading for which the model alone is trusted. */
const patience = 6
const activePeriods = 48

/**
 * Hybrid closed loop by zone model predictive control, of our own writing after van Heusden, Dassau, Zisser et al., IEEE Trans Biomed Eng
 * 59:1839 (2012) and Gondhalekar, Dassau, Doyle, Automatica 71:237 (2016): basal insulin keeps predicted glucose in 90 to 140 mg/dL, bounded by
 * the insulin that is still at work (a straight line over four hours). Announced meals get their bolus, which the prediction leaves out, as it
 * is spoken for. Without readings it coasts on its model for half an hour, then gives the basal rate. It decides every 5 min.
 */
export const glucoseMpc = controller((opening) => {
  if (opening.contract.periodSeconds !== period) throw new Error(`decides every ${period} s, not every ${opening.contract.periodSeconds} s`)
  const [glucoseAt, mealAt] = [inputAt(opening, 'glucose', 'mg/dL'), inputAt(opening, 'meal', 'g')]
  const [insulinAt, bolusAt] = [outputAt(opening, 'insulin', 'U/h'), outputAt(opening, 'bolus', 'U')]
  const [basal, ratio, factor, dose] = ['basal', 'carbohydrateRatio', 'correctionFactor', 'totalDailyDose'].map((name) =>
    viewed(opening, name),
  )
  const highest = opening.contract.outputs[insulinAt].range?.[1] ?? 10
  const gain = gainOf(dose)
  const response = impulseResponse(horizon, gain)
  const [toGlucose, toPush] = filterGains(noise.sensor, noise.push)
  const state: InsulinState = { first: 0, second: 0, glucose: 0, push: 0 }
  const ahead: InsulinState = { ...state }
  const [free, plan] = [new Float64Array(horizon), new Float64Array(planned)]
  const recent = new Float64Array(activePeriods)
  let [begun, silent] = [false, 0]

  const observe = (glucose: number): void => {
    silent = Number.isNaN(glucose) ? silent + 1 : 0
    if (silent > 0) return
    const error = glucose - setPoint - state.glucose
    if (!begun) [state.glucose, begun] = [glucose - setPoint, true]
    else {
      state.glucose += toGlucose * error
      state.push += toPush * error
    }
  }
  /** Insulin above the basal one that is still at work, in U. */
  const active = (index: number): number => {
    let sum = 0
    for (let age = 1; age < activePeriods; age++) sum += recent[(index - age + activePeriods) % activePeriods] * (1 - age / activePeriods)
    return sum
  }
  /** Insulin above the basal one in this period, in U. */
  const decide = (index: number): number => {
    if (!begun || silent > patience) return 0
    Object.assign(ahead, state)
    for (let k = 0; k < horizon; k++) {
      advance(ahead, 0, gain)
      free[k] = ahead.glucose
    }
    const [lowest, most] = [(-basal * period) / 3600, ((highest - basal) * period) / 3600]
    const needed = Math.max(0, state.glucose / factor - active(index))
    planInsulin(plan, { free, response, zone, limits: [lowest, Math.max(lowest, Math.min(most, needed))] })
    return plan[0]
  }
  return {
    step: (index, _seconds, inputs, outputs) => {
      observe(inputs[glucoseAt])
      const meal = inputs[mealAt]
      const bolus = meal > 0 ? meal / ratio : 0
      const insulin = decide(index)
      advance(state, insulin, gain)
      recent[index % activePeriods] = insulin + bolus
      plan.copyWithin(0, 1)
      outputs[insulinAt] = basal + (insulin * 3600) / period
      outputs[bolusAt] = bolus
    },
  }
})
