import { hybridLoop, periodMinutes } from './glucose-loop.ts'
import { activeInsulin } from './zone-mpc/active-insulin.ts'
import { advance, atRest, copyState, filterGains, gainOf, impulseResponse } from './zone-mpc/insulin-model.ts'
import { openPlanner } from './zone-mpc/plan-insulin.ts'
import type { ZoneTask } from './zone-mpc/plan-insulin.ts'
import { zoneHigh, zoneLow } from './zone-mpc/zone.ts'

const [horizon, planned] = [9, 5] as const
/** Glucose at which the basal rate is right, in mg/dL. */
const setPoint = 110
/** Weight of a rise of glucose while it is above its zone. */
const rising = 1000
/** Standard deviations in mg/dL of sensor and push; ours. */
const noise = { sensor: 8, push: 1 } as const
/** Periods without a reading for which the model alone is trusted. */
const patience = 6

/**
 * Hybrid closed loop by zone model predictive control, of our own writing after van Heusden, Dassau, Zisser et al., IEEE Trans Biomed Eng
 * 59:1839 (2012) and Gondhalekar, Dassau, Doyle, Automatica 71:237 (2016), 91:105 (2018): basal insulin keeps predicted glucose in a zone that
 * goes with the hour, bounded by what glucose needs less the insulin that is still at work. Announced meals get their bolus, which the prediction
 * leaves out, as it is spoken for. Without readings it coasts on its model for half an hour, then gives the basal rate. It decides every 5 min.
 */
export const glucoseMpc = hybridLoop(({ basal, factor, totalDailyDose, least, most }) => {
  const gain = gainOf(totalDailyDose)
  const perPeriod = (rate: number): number => ((rate - basal) * periodMinutes) / 60
  const [toGlucose, toPush] = filterGains(noise.sensor, noise.push)
  const [state, ahead] = [atRest(), atRest()]
  const plan = new Float64Array(planned)
  const [low, high] = [new Float64Array(horizon), new Float64Array(horizon)]
  const task: ZoneTask = {
    free: new Float64Array(horizon),
    response: impulseResponse(horizon, gain),
    low,
    high,
    now: 0,
    rising: 0,
    least: perPeriod(least),
    most: 0,
  }
  const planInsulin = openPlanner(planned, horizon)
  const active = activeInsulin()
  let silent = Infinity

  const observe = (glucose: number): void => {
    if (Number.isNaN(glucose)) {
      silent += 1
      return
    }
    const error = glucose - setPoint - state.glucose
    // After a long silence the reading is believed.
    const known = silent <= patience
    state.glucose += known ? toGlucose * error : error
    state.push = known ? state.push + toPush * error : 0
    silent = 0
  }
  /** Insulin above the basal one in this period, in U. */
  const decide = (index: number, hour: number): number => {
    if (silent > patience) return 0
    copyState(state, ahead)
    for (let k = 0; k < horizon; k++) {
      advance(ahead, 0, gain)
      task.free[k] = ahead.glucose
      low[k] = zoneLow(hour + ((k + 1) * periodMinutes) / 60) - setPoint
      high[k] = zoneHigh - setPoint
    }
    task.now = state.glucose
    task.rising = state.glucose >= zoneHigh - setPoint ? rising : 0
    task.most = Math.max(0, Math.min(perPeriod(most), state.glucose / factor - active.at(index)))
    planInsulin(plan, task)
    return plan[0]
  }
  return ({ index, hour, glucose, bolus }) => {
    observe(glucose)
    const insulin = decide(index, hour)
    advance(state, insulin, gain)
    active.give(index, insulin + bolus)
    plan.copyWithin(0, 1)
    return basal + (insulin * 60) / periodMinutes
  }
})
