import { glucoseDerivative, insulinDerivative, mealDerivative } from '../s2008/derivative.ts'
import { emptying } from '../s2008/emptying.ts'
import type { S2013Parameters } from './parameters.ts'

/** Glucose in mg/dL below which the risk rises no further. */
const lowestRisk = 60

/** Amount of a meal in mg that the stomach is normalised to. */
const usualMeal = 30_000

/**
 * Risk of hypoglycaemia, ≥ 0, that lifts the utilisation of glucose in mg/dL below the basal one; 0 from there on. It jumps at the basal
 * glucose unless that is near 112.5 mg/dL, where the published function has its zero.
 * Source: Dalla Man, Micheletto, Lv et al., J Diabetes Sci Technol 8:26 (2014), equation A12.
 */
export function hypoglycaemiaRisk(glucose: number, basal: number): number {
  if (glucose >= basal) return 0
  return 10 * (Math.log(Math.max(glucose, lowestRisk)) ** 1.084 - 5.381) ** 2
}

/** What the stomach held when eating started, and what has been eaten since, in mg. */
export interface Meal {
  readonly before: number
  readonly eaten: number
}

/** Rate of emptying in 1/min: that of S2008 by the share of the meal in the stomach, and faster for a meal below 30 g. */
export const normalisedEmptying = (p: S2013Parameters, stomach: number, { before, eaten }: Meal): number =>
  emptying(p, stomach, before + eaten) * (eaten > 0 ? Math.max(1, usualMeal / eaten) : 1)

/**
 * The equations of S2013: S2008 with a utilisation that rises with the risk of hypoglycaemia, a stomach normalised to 30 g, and glucagon:
 * secreted by level and fall of glucose, infused under the skin, acting on the production. Writes the derivative of the 18 states per
 * min into `into`, for inputs in the order of `inputs`.
 * Source: Dalla Man, Micheletto, Lv et al., J Diabetes Sci Technol 8:26 (2014), appendix; stomach as in T1DMS by hpeuscher/loopinsight1.
 */
export function derivative(p: S2013Parameters, held: Float64Array, meal: Meal, x: Float64Array, into: Float64Array): void {
  const sensitivity = held[2]
  const production = held[3]
  const Gp = x[3]
  const Gt = x[4]
  const Ip = x[5]
  const X = x[6]
  const Id = x[8]
  const H = x[13]
  const SRHs = x[14]
  const XH = x[15]
  const Hsc1 = x[16]
  const Hsc2 = x[17]
  const G = Gp / p.Vg
  const I = Ip / p.Vi
  const risk = hypoglycaemiaRisk(G, p.Gb)
  const EGP = production * Math.max(p.kp1 - p.kp2 * Gp - sensitivity * p.kp3 * Id + p.kxi * XH, 0)
  const Uid = ((p.Vm0 + sensitivity * p.Vmx * X * (1 + 1.509 * risk)) * Gt) / (p.Km0 + Gt)
  mealDerivative(p, held[1], normalisedEmptying(p, x[0] + x[1], meal), x, into)
  glucoseDerivative(p, { EGP, Uid, uptake: held[4] }, x, into)
  insulinDerivative(p, held[0], x, into)

  const SRHd = p.delta * Math.max(-into[3] / p.Vg, 0)
  const RaH = (p.kh3 * Hsc2) / p.VH
  into[13] = -p.n * H + SRHs + SRHd + RaH
  into[14] = -p.rho * (SRHs - Math.max((p.sigma * (p.Gb - G)) / (1 + Math.max(I - p.Ib, 0)) + p.n * p.Hb, 0))
  into[15] = p.kH * (Math.max(H - p.Hb, 0) - XH)
  into[16] = (1000 * held[5]) / p.BW - (p.kh1 + p.kh2) * Hsc1
  into[17] = p.kh1 * Hsc1 - p.kh3 * Hsc2
}
