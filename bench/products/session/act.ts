import type { SessionContract } from '../../session.ts'
import { Misbehaviour } from '../misbehaviour.ts'

/**
 * Refuses an act with a number that is not finite: NaN is no dose, and neither is infinity. Ranges are for the bench to judge. Minus zero
 * becomes zero, for writers of JSON disagree on it.
 */
export function requireFinite(outputs: Float64Array, { outputs: signals }: SessionContract): void {
  for (let i = 0; i < outputs.length; i++) {
    outputs[i] += 0
    if (!Number.isFinite(outputs[i])) throw new Misbehaviour('invalid', `output "${signals[i].id}" is ${outputs[i]}`)
  }
}
