import type { BasalAmounts } from './basal.ts'
import { basalAmounts } from './basal.ts'
import { derivative, pmolPerUnit } from './derivative.ts'
import type { S2008Parameters } from './parameters.ts'
import { states } from './quantities.ts'

/** A basal relation that a record does not fulfil. */
export interface BasalMisfit {
  /** The relation as the papers write it, or the state whose derivative is not zero. */
  readonly relation: string
  /** Value by the relation, and value in the record. */
  readonly expected: number
  readonly found: number
  /** Size of the difference: as a share of the larger value; of a derivative, the share of the state (at least 1) that changes in a min. */
  readonly relative: number
}

/** What a record states besides its parameters, and the share from which a difference counts (default 1e-4). */
export interface BasalStatement {
  readonly amounts?: Partial<BasalAmounts>
  readonly state?: ArrayLike<number>
  readonly tolerance?: number
}

const relativeDifference = (expected: number, found: number): number =>
  expected === found ? 0 : Math.abs(found - expected) / Math.max(Math.abs(expected), Math.abs(found))

/**
 * Where a record departs from the basal relations, from a state at rest under its basal infusion, and from what makes either meaningful.
 * Each relation is looked at by itself, with the other values as the record states them, so that one wrong value is named once.
 */
export function basalMisfits(p: S2008Parameters, { amounts, state, tolerance = 1e-4 }: BasalStatement = {}): readonly BasalMisfit[] {
  const stated: BasalAmounts = { ...basalAmounts(p), ...amounts }
  const { Gpb, Gtb, Ipb, Ilb, u2ss, isc1ss, isc2ss } = stated
  const relations: readonly (readonly [string, number, number])[] = [
    ['Gpb = Gb Vg', p.Gb * p.Vg, Gpb],
    ['Ipb = Ib Vi', p.Ib * p.Vi, Ipb],
    ['Gtb = (Fsnc - EGPb + k1 Gpb)/k2', (p.Fsnc - p.EGPb + p.k1 * Gpb) / p.k2, Gtb],
    ['Vm0 = (EGPb - Fsnc)(Km0 + Gtb)/Gtb', ((p.EGPb - p.Fsnc) * (p.Km0 + Gtb)) / Gtb, p.Vm0],
    ['kp1 = EGPb + kp2 Gpb + kp3 Ib', p.EGPb + p.kp2 * Gpb + p.kp3 * p.Ib, p.kp1],
    ['m30 = HEb m1/(1 - HEb)', (p.HEb * p.m1) / (1 - p.HEb), p.m30],
    ['m2 = 0.6 CL/(HEb Vi BW)', (0.6 * p.CL) / (p.HEb * p.Vi * p.BW), p.m2],
    ['m4 = 0.4 CL/(Vi BW)', (0.4 * p.CL) / (p.Vi * p.BW), p.m4],
    ['Ilb = m2 Ipb/(m1 + m30)', (p.m2 * Ipb) / (p.m1 + p.m30), Ilb],
    ['u2ss = (m2 + m4) Ipb - m1 Ilb', (p.m2 + p.m4) * Ipb - p.m1 * Ilb, u2ss],
    ['isc1ss = u2ss/(kd + ka1)', u2ss / (p.kd + p.ka1), isc1ss],
    ['isc2ss = kd isc1ss/ka2', (p.kd * isc1ss) / p.ka2, isc2ss],
  ]
  // A bound that is kept is no misfit; one that is broken is measured against the bound.
  const bounds: readonly (readonly [string, number, number, boolean])[] = [
    ['HEb < 1', 1, p.HEb, p.HEb < 1],
    ['Gpb < ke2', p.ke2, Gpb, Gpb < p.ke2],
    ['EGPb > Fsnc', p.Fsnc, p.EGPb, p.EGPb > p.Fsnc],
    ['Gtb > 0', 0, Gtb, Gtb > 0],
    ['Vm0 >= Vmx Ib', p.Vmx * p.Ib, p.Vm0, p.Vm0 >= p.Vmx * p.Ib],
  ]
  return [
    ...relations
      .map(([relation, expected, found]) => ({ relation, expected, found, relative: relativeDifference(expected, found) }))
      .filter(({ relative }) => !(relative <= tolerance)),
    ...bounds
      .filter(([, , , kept]) => !kept)
      .map(([relation, expected, found]) => ({ relation, expected, found, relative: relativeDifference(expected, found) })),
    ...(state === undefined ? [] : unrest(p, u2ss, state, tolerance)),
  ]
}

/** States that move although the patient has not eaten and is under the basal infusion `u2ss` in pmol/kg/min. */
function unrest(p: S2008Parameters, u2ss: number, state: ArrayLike<number>, tolerance: number): readonly BasalMisfit[] {
  const at = Float64Array.from(state)
  const rate = new Float64Array(states.length)
  derivative(p, Float64Array.of((u2ss * p.BW) / pmolPerUnit, 0, 1, 1, 0), 0, at, rate)
  return states
    .map(({ name }, k) => ({
      relation: `${name}' = 0 at x0`,
      expected: 0,
      found: rate[k],
      relative: Math.abs(rate[k]) / Math.max(1, Math.abs(at[k])),
    }))
    .filter(({ relative }) => !(relative <= tolerance))
}
