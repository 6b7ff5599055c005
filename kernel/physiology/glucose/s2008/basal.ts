import { fail } from '../errors.ts'
import { pmolPerUnit } from './derivative.ts'
import type { FreeParameters, S2008Parameters } from './parameters.ts'
import { states } from './quantities.ts'

/** Amounts of a patient who has not eaten and is under the basal infusion. */
export interface BasalAmounts {
  /** Glucose in plasma and in slow tissue, mg/kg. */
  readonly Gpb: number
  readonly Gtb: number
  /** Insulin in plasma and in the liver, pmol/kg. */
  readonly Ipb: number
  readonly Ilb: number
  /** Basal infusion in pmol/kg/min, and insulin under the skin in pmol/kg. */
  readonly u2ss: number
  readonly isc1ss: number
  readonly isc2ss: number
}

/** A patient whose parameters fulfil the basal relations. */
export interface S2008Basal {
  readonly parameters: S2008Parameters
  readonly amounts: BasalAmounts
  /** Insulin that holds the basal glucose, U/min. */
  readonly infusion: number
  /** The 13 states at rest. */
  readonly state: Float64Array
}

/** Amounts at rest that parameters imply by the balances of plasma glucose and of insulin at Gb and Ib. */
export function basalAmounts(p: S2008Parameters): BasalAmounts {
  const Gpb = p.Gb * p.Vg
  const Ipb = p.Ib * p.Vi
  const Gtb = (p.Fsnc - (p.kp1 - p.kp2 * Gpb - p.kp3 * p.Ib) + p.k1 * Gpb) / p.k2
  const Ilb = (p.m2 * Ipb) / (p.m1 + p.m30)
  const u2ss = (p.m2 + p.m4) * Ipb - p.m1 * Ilb
  const isc1ss = u2ss / (p.kd + p.ka1)
  return { Gpb, Gtb, Ipb, Ilb, u2ss, isc1ss, isc2ss: (p.kd * isc1ss) / p.ka2 }
}

/** The 13 states at rest, of the amounts that parameters imply. */
export function basalState(p: S2008Parameters): Float64Array {
  const { Gpb, Gtb, Ipb, Ilb, isc1ss, isc2ss } = basalAmounts(p)
  const state = new Float64Array(states.length)
  state.set([Gpb, Gtb, Ipb, 0, p.Ib, p.Ib, Ilb, isc1ss, isc2ss, Gpb], 3)
  return state
}

/** Insulin in U/min that holds a patient at rest. */
export const basalInfusion = (p: S2008Parameters): number => (basalAmounts(p).u2ss * p.BW) / pmolPerUnit

/**
 * Solves the basal relations: production, uptake and clearance that hold Gb and Ib at rest. Throws GLUCOSE_NO_BASAL where no amount or
 * rate above zero does, or where the kidney loses glucose at rest.
 * Source: Dalla Man, Rizza, Cobelli, IEEE Trans Biomed Eng 54:1740 (2007).
 */
export function solveBasal(free: FreeParameters): S2008Basal {
  const Gpb = free.Gb * free.Vg
  if (!(free.HEb < 1)) throw fail('GLUCOSE_NO_BASAL', { what: 'extraction of insulin by the liver', value: free.HEb, range: '(0, 1)' })
  if (!(Gpb < free.ke2)) throw fail('GLUCOSE_NO_BASAL', { what: 'basal glucose in plasma in mg/kg', value: Gpb, range: `(0, ${free.ke2})` })
  if (!(free.EGPb > free.Fsnc))
    throw fail('GLUCOSE_NO_BASAL', { what: 'basal production in mg/kg/min', value: free.EGPb, range: `(${free.Fsnc}, ∞)` })
  const Gtb = (free.Fsnc - free.EGPb + free.k1 * Gpb) / free.k2
  if (!(Gtb > 0)) throw fail('GLUCOSE_NO_BASAL', { what: 'basal glucose in slow tissue in mg/kg', value: Gtb, range: '(0, ∞)' })
  const parameters: S2008Parameters = {
    ...free,
    Vm0: ((free.EGPb - free.Fsnc) * (free.Km0 + Gtb)) / Gtb,
    kp1: free.EGPb + free.kp2 * Gpb + free.kp3 * free.Ib,
    m30: (free.HEb * free.m1) / (1 - free.HEb),
    m2: (0.6 * free.CL) / (free.HEb * free.Vi * free.BW),
    m4: (0.4 * free.CL) / (free.Vi * free.BW),
  }
  return { parameters, amounts: basalAmounts(parameters), infusion: basalInfusion(parameters), state: basalState(parameters) }
}
