import { pmolPerMilliunit } from '../signals.ts'
import { emptying } from './emptying.ts'
import type { S2008Parameters } from './parameters.ts'
import { scarceGlucose } from './quantities.ts'

/** Insulin in pmol per unit. */
export const pmolPerUnit = 1000 * pmolPerMilliunit

/** Rate of appearance of glucose from the meal, mg/kg/min. */
export const appearance = (p: S2008Parameters, Qgut: number): number => (p.f * p.kabs * Qgut) / p.BW

/** Stomach and intestine, states 0 to 2, of food in g/min and a rate of emptying. */
export function mealDerivative(p: S2008Parameters, carbohydrate: number, kgut: number, x: Float64Array, into: Float64Array): void {
  const Qsto1 = x[0]
  const Qsto2 = x[1]
  const Qgut = x[2]
  into[0] = -p.kmax * Qsto1 + 1000 * carbohydrate
  into[1] = p.kmax * Qsto1 - kgut * Qsto2
  into[2] = kgut * Qsto2 - p.kabs * Qgut
}

/** Insulin under the skin, in plasma and liver, and its actions, states 5 to 11, of an infusion in U/min. */
export function insulinDerivative(p: S2008Parameters, insulin: number, x: Float64Array, into: Float64Array): void {
  const Ip = x[5]
  const X = x[6]
  const I1 = x[7]
  const Id = x[8]
  const Il = x[9]
  const Isc1 = x[10]
  const Isc2 = x[11]
  const I = Ip / p.Vi
  into[5] = Ip < 0 ? 0 : -(p.m2 + p.m4) * Ip + p.m1 * Il + p.ka1 * Isc1 + p.ka2 * Isc2
  into[6] = p.p2u * (I - p.Ib - X)
  into[7] = p.ki * (I - I1)
  into[8] = p.ki * (I1 - Id)
  into[9] = Il < 0 ? 0 : -(p.m1 + p.m30) * Il + p.m2 * Ip
  into[10] = Isc1 < 0 ? 0 : (insulin * pmolPerUnit) / p.BW - (p.ka1 + p.kd) * Isc1
  into[11] = Isc2 < 0 ? 0 : p.kd * Isc1 - p.ka2 * Isc2
}

/** What makes and uses glucose, mg/kg/min: endogenous production, utilisation that depends on insulin, uptake of working muscle. */
export interface GlucoseFluxes {
  readonly EGP: number
  readonly Uid: number
  readonly uptake: number
}

/** Glucose in plasma, tissue and under the skin, states 3, 4 and 12. */
export function glucoseDerivative(p: S2008Parameters, { EGP, Uid, uptake }: GlucoseFluxes, x: Float64Array, into: Float64Array): void {
  const Qgut = x[2]
  const Gp = x[3]
  const Gt = x[4]
  const Gs = x[12]
  const E = p.ke1 * Math.max(Gp - p.ke2, 0)
  const Uex = uptake * Math.min(Gp / (scarceGlucose * p.Vg), 1)
  into[3] = Gp < 0 ? 0 : EGP + appearance(p, Qgut) - p.Fsnc - Uex - E - p.k1 * Gp + p.k2 * Gt
  into[4] = Gt < 0 ? 0 : -Uid + p.k1 * Gp - p.k2 * Gt
  into[12] = Gs < 0 ? 0 : p.ksc * (Gp - Gs)
}

/**
 * The equations of S2008 as they are published: writes the derivative of the 13 states per min into `into`, for inputs in the order of
 * `inputs` and a meal in mg. An amount below zero stands still. Sensitivity multiplies Vmx and kp3, production the whole of the
 * endogenous production after its clip at zero; uptake leaves plasma, in proportion to glucose below 4.5 mmol/L.
 * Source: Dalla Man, Rizza, Cobelli, IEEE Trans Biomed Eng 54:1740 (2007); subcutaneous insulin: J Diabetes Sci Technol 1:323 (2007).
 */
export function derivative(p: S2008Parameters, held: Float64Array, meal: number, x: Float64Array, into: Float64Array): void {
  const sensitivity = held[2]
  const production = held[3]
  const Gp = x[3]
  const Gt = x[4]
  const X = x[6]
  const Id = x[8]
  const EGP = production * Math.max(p.kp1 - p.kp2 * Gp - sensitivity * p.kp3 * Id, 0)
  const Uid = ((p.Vm0 + sensitivity * p.Vmx * X) * Gt) / (p.Km0 + Gt)
  mealDerivative(p, held[1], emptying(p, x[0] + x[1], meal), x, into)
  glucoseDerivative(p, { EGP, Uid, uptake: held[4] }, x, into)
  insulinDerivative(p, held[0], x, into)
}
