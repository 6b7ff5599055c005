import { fail } from '../errors.ts'
import type { KanderianParameters } from './quantities.ts'
import { states } from './quantities.ts'

/** A patient at rest: the infusion in U/min that holds the basal glucose, and the states. */
export interface KanderianBasal {
  readonly infusion: number
  readonly state: Float64Array
}

/**
 * The basal state of the minimal model: u = CI (EGP/Gb - GEZI)/SI. Throws GLUCOSE_NO_BASAL where glucose would settle below Gb without
 * any insulin.
 */
export function kanderianBasal(p: KanderianParameters): KanderianBasal {
  const effect = p.EGP / p.Gb - p.GEZI
  if (!(effect > 0))
    throw fail('GLUCOSE_NO_BASAL', { what: 'production over basal glucose in 1/min', value: p.EGP / p.Gb, range: `(${p.GEZI}, ∞)` })
  const insulin = effect / p.SI
  const state = new Float64Array(states.length)
  state.set([insulin, insulin, effect, p.Gb, 0, 0, p.Gb])
  return { infusion: (p.CI * insulin) / 1e6, state }
}
