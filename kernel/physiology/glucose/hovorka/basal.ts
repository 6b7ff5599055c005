import { fail } from '../errors.ts'
import { mgPerDlPerMmolPerL } from '../signals.ts'
import type { HovorkaParameters } from './quantities.ts'
import { states } from './quantities.ts'

/** Glucose in mmol/L below which the flux independent of insulin falls in proportion. */
export const fluxThreshold = 4.5

/** Glucose in mmol/L above which the kidney excretes. */
export const renalThreshold = 9

/** Share of the volume of glucose that the kidney clears above its threshold, per min. */
export const renalClearance = 0.003

/** A patient at rest: the infusion in U/min that holds the basal glucose, and the states. */
export interface HovorkaBasal {
  readonly infusion: number
  readonly state: Float64Array
}

/**
 * The basal state of the Hovorka model in closed form: the balance of glucose is a quadratic equation of plasma insulin with one positive
 * root, where the production is above zero. Throws GLUCOSE_NO_BASAL where production without insulin does not exceed what is used.
 */
export function hovorkaBasal(p: HovorkaParameters): HovorkaBasal {
  const glucose = p.Gb / mgPerDlPerMmolPerL
  const Q1 = glucose * p.VG * p.BW
  const production = p.EGP0 * p.BW
  const used = p.F01 * p.BW * Math.min(glucose / fluxThreshold, 1) + renalClearance * Math.max(glucose - renalThreshold, 0) * p.VG * p.BW
  const surplus = production - used
  if (!(surplus > 0))
    throw fail('GLUCOSE_NO_BASAL', { what: 'production without insulin in mmol/min', value: production, range: `(${used}, ∞)` })
  // surplus - production SIE I = Q1 SIT I SID I/(k12 + SID I)
  const a = Q1 * p.SIT * p.SID + production * p.SIE * p.SID
  const b = production * p.SIE * p.k12 - surplus * p.SID
  const c = surplus * p.k12
  const root = Math.sqrt(b * b + 4 * a * c)
  // The form that does not cancel.
  const I = b > 0 ? (2 * c) / (b + root) : (root - b) / (2 * a)
  const infusion = p.ke * p.VI * p.BW * I
  const [x1, x2, x3] = [p.SIT * I, p.SID * I, p.SIE * I]
  const state = new Float64Array(states.length)
  state.set([Q1, (x1 * Q1) / (p.k12 + x2), infusion * p.tI, infusion * p.tI, I, x1, x2, x3, 0, 0, glucose])
  return { infusion: infusion / 1000, state }
}
