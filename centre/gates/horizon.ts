import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Opening } from './decision.ts'
import type { Remedy } from './demand.ts'
import type { Credential, Facts } from './facts.ts'
import { judge, openSpans } from './judge.ts'
import { openingsFor } from './openings.ts'
import type { Policy } from './policy.ts'
import type { GateRequest } from './request.ts'
import { rulesFor } from './rules.ts'
import { openScene } from './scene.ts'
import { never, union } from './spans.ts'
import type { Spans } from './spans.ts'
import { uniqueBy } from './unique-by.ts'

/** When a gate opens: as things stand, after one cure alone, and after all of them. */
export interface Horizon {
  readonly now: readonly Opening[]
  readonly after: (remedy: Remedy) => readonly Opening[]
  readonly afterAll: readonly Opening[]
}

/** Name of a remedy: two demands that one thing cures call it the same. */
export const remedyKey = ({ code, values }: Remedy): string => canonicalJson([code, values])

/** Looks along all of time: every rule, whenever it is in force, is judged once as things stand and once for each cure. */
export function openHorizon(options: {
  readonly policies: readonly Policy[]
  readonly facts: Facts
  readonly request: GateRequest
}): Horizon {
  const { policies, facts, request } = options
  const scene = openScene(facts, request)
  const { slot, zone } = scene
  const rules = rulesFor(policies, scene)
  const { judged } = judge(rules, scene, 'always')
  const remedies = judged.map(({ findings }) => findings.flatMap((finding) => finding.remedies))
  const openings = (spans: Spans): readonly Opening[] => openingsFor(spans, slot, zone)
  // The demands of a request and their order do not depend on credentials, so an index names the same demand in both.
  const judgeWith = (earned: readonly Credential[]) =>
    earned.length === 0 ? judged : judge(rules, openScene(facts, request, earned), 'always').judged
  const after = (remedy: Remedy): readonly Opening[] => {
    const key = remedyKey(remedy)
    const granted = (index: number) => union(...remedies[index].filter((other) => remedyKey(other) === key).map(({ grants }) => grants))
    return openings(openSpans(judgeWith(remedy.earns ? [remedy.earns] : []), granted))
  }
  const earned = uniqueBy(
    remedies.flat().flatMap(({ earns }) => earns ?? []),
    ({ id }) => id,
  )
  const gained = (index: number): Spans =>
    union(...judged[index].findings.map(({ together = never }) => together), ...remedies[index].map(({ grants }) => grants))
  return { now: openings(openSpans(judged, () => never)), after, afterAll: openings(openSpans(judgeWith(earned), gained)) }
}
