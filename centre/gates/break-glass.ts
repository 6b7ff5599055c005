import type { Flaw } from './demand.ts'
import type { Policy } from './policy.ts'
import { forceOf } from './rules.ts'
import type { Scene } from './scene.ts'
import { covers, spansOf } from './spans.ts'
import { windowOf } from './window.ts'

/**
 * What stands against breaking the glass: no reason given, a role that no policy names for the whole slot, or a person who does
 * not hold it. Nothing: the gate opens. Called only for a request that asks to.
 */
export function breakGlassFlaws(policies: readonly Policy[], scene: Scene): readonly Flaw[] {
  const { request, slot, zone } = scene
  const { role, reason } = request.breakGlass ?? { role: '', reason: '' }
  const naming = policies.filter((policy) => policy.breakGlass?.roles.includes(role))
  const named = spansOf(naming.map((policy) => forceOf(policy, zone)))
  const held = spansOf(scene.look('appointments', { person: request.person, role }).map((row) => windowOf(row, zone)))
  return [
    ...(reason.trim() === '' ? [{ code: 'BREAK_GLASS_REASON', values: {} }] : []),
    ...(covers(named, slot) ? [] : [{ code: 'BREAK_GLASS_ROLE', values: { role } }]),
    ...(covers(held, slot) ? [] : [{ code: 'BREAK_GLASS_HOLDER', values: { role } }]),
  ]
}
