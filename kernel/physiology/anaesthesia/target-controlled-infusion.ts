import { bolusPeak } from './bolus-peak.ts'
import { threeCompartments } from './compartments.ts'
import { fail } from './errors.ts'
import { exactFlow } from './linear-flow.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'

/** How a pump is set up: the drug it believes in, what it aims at, whole seconds between two rates, and its greatest rate. */
export interface TargetControlOptions {
  readonly drug: Pharmacokinetics
  readonly site: 'plasma' | 'effect'
  readonly seconds?: number
  /** In mg/min for propofol, µg/min for remifentanil; no limit by default. */
  readonly maximum?: number
}

/** A pump that aims at a concentration, by the concentrations that it predicts itself. */
export interface TargetControl {
  /** Rate for the coming interval, given a target ≥ 0 in µg/mL or ng/mL; the pump's own prediction moves on by the interval. */
  next(target: number): number
  /** Predicted concentration in plasma now. */
  readonly plasma: number
  /** Predicted concentration at the effect site now. */
  readonly effect: number
}

/** Shares of the target within which effect-site control hands over to plasma control, which cannot oscillate. */
const handover = { effect: 0.05, plasma: 0.2 }

/**
 * Target-controlled infusion after Shafer and Gregg, J Pharmacokinet Biopharm 20:147 (1992): plasma control reaches the target at the
 * end of each interval; effect-site control gives the greatest rate after which the effect site never overshoots, looked at each second.
 *
 * @example
 * const pump = targetControl({ drug: schnider.of(person), site: 'effect', maximum: 200 })
 * body.inputs[0] = pump.next(4) // mg/min for the next 10 s
 */
export function targetControl({ drug, site, seconds = 10, maximum = Infinity }: TargetControlOptions): TargetControl {
  if (!(Number.isInteger(seconds) && seconds > 0))
    throw fail('ANAESTHESIA_RANGE', { what: 'interval of the pump in s', value: seconds, range: 'the whole numbers from 1' })
  if (!(maximum > 0)) throw fail('ANAESTHESIA_RANGE', { what: 'greatest rate of the pump', value: maximum, range: '(0, ∞]' })
  const flow = exactFlow(threeCompartments(drug, [drug.ke0]))
  const second = 1 / 60
  const horizon = seconds + Math.ceil(2 * bolusPeak(drug).minutes * 60)

  // Effect site after each second: of a unit rate during the interval, and of one unit in each compartment without infusion.
  const response = new Float64Array(horizon)
  const decay = [0, 1, 2, 3].map(() => new Float64Array(horizon))
  const trial = new Float64Array(4)
  let plasmaResponse = 0
  for (let k = 0; k < horizon; k++) {
    flow(trial, k < seconds ? 1 : 0, second)
    response[k] = trial[3]
    if (k === seconds - 1) plasmaResponse = trial[0]
  }
  for (const [compartment, row] of decay.entries()) {
    trial.fill(0)
    trial[compartment] = 1
    for (let k = 0; k < horizon; k++) {
      flow(trial, 0, second)
      row[k] = trial[3]
    }
  }

  const state = new Float64Array(4)
  const towardsPlasma = (target: number): number => {
    trial.set(state)
    flow(trial, 0, seconds * second)
    return (target - trial[0]) / plasmaResponse
  }
  const towardsEffect = (target: number): number => {
    const near = Math.abs(state[3] - target) <= handover.effect * target && Math.abs(state[0] - target) <= handover.plasma * target
    if (near) return towardsPlasma(target)
    let rate = Infinity
    for (let k = 0; k < horizon; k++) {
      const left = state[0] * decay[0][k] + state[1] * decay[1][k] + state[2] * decay[2][k] + state[3] * decay[3][k]
      rate = Math.min(rate, (target - left) / response[k])
    }
    return rate
  }
  return {
    next(target) {
      if (!(target >= 0 && target < Infinity)) throw fail('ANAESTHESIA_RANGE', { what: 'target', value: target, range: '[0, ∞)' })
      const wanted = site === 'plasma' ? towardsPlasma(target) : towardsEffect(target)
      const rate = Math.min(maximum, Math.max(0, wanted))
      flow(state, rate, seconds * second)
      return rate
    },
    get plasma() {
      return state[0]
    },
    get effect() {
      return state[3]
    },
  }
}
