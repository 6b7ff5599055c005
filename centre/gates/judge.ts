import type { Condition } from './decision.ts'
import type { Check, Finding } from './demand.ts'
import { checkDemand } from './policy.ts'
import type { Policy } from './policy.ts'
import type { Rule, Rules } from './rules.ts'
import type { Scene } from './scene.ts'
import { always, complement, covers, intersect, never, union } from './spans.ts'
import type { Spans } from './spans.ts'
import { supervisorsOf } from './supervision.ts'
import type { Supervisor } from './supervision.ts'
import { askFor } from './window.ts'

/** A demand held against the facts: when it is met, when it is excused, and what is wrong with it over the slot. */
export interface Judged {
  readonly policy: Policy | null
  readonly holds: Spans
  readonly excuse: Condition | null
  readonly excused: Spans
  readonly findings: readonly Finding[]
  /** How the slot fares: met, only excused, or not at all. */
  readonly state: 'met' | 'excused' | 'unmet'
}

/** The demands judged, and who supervises. */
export interface Judgement {
  readonly judged: readonly Judged[]
  readonly supervisors: readonly Supervisor[]
}

function judgeCheck(check: Check, rule: Rule, scene: Scene, supervised: Spans): Judged {
  const { slot } = scene
  const { policy, inForce } = rule
  const holds = union(check.holds, complement(inForce))
  const excuse: Condition | null = check.stamped ? 'not-evidence' : check.supervisable ? 'supervised' : null
  const excused = check.stamped ?? (check.supervisable ? supervised : never)
  const bound = intersect(inForce, [slot])
  const findings = bound.filter((stretch) => !covers(check.holds, stretch)).flatMap((stretch) => check.explain(stretch))
  const state = covers(holds, slot) ? 'met' : covers(union(holds, excused), slot) ? 'excused' : 'unmet'
  return { policy, holds, excuse, excused, findings, state }
}

/** The demand that the jurisdiction has a rule for what is asked at all: what nobody has ruled on stays closed. */
function judgeCover(covered: Spans, scene: Scene): Judged {
  const { jurisdiction } = scene.request.place
  const met = covers(covered, scene.slot)
  const remedies = () => [askFor(scene, { code: 'WRITE_POLICY', role: 'policy-officer', values: { jurisdiction } })]
  const findings = met ? [] : [{ code: 'POLICY_MISSING', values: { jurisdiction }, remedies: remedies() }]
  return { policy: null, holds: covered, excuse: null, excused: never, findings, state: met ? 'met' : 'unmet' }
}

/**
 * Judges the rules that bind a request: those in force during the slot (`slot`), on which the answer stands, or all of them
 * (`always`), from which follows when the gate opens.
 */
export function judge({ rules, covered }: Rules, scene: Scene, within: 'slot' | 'always'): Judgement {
  const binding = rules.filter(({ inForce }) => within === 'always' || intersect(inForce, [scene.slot]).length > 0)
  const supervisable = binding.some(({ demand }) => demand.demand === 'qualification' && demand.supervised)
  const supervisors = supervisable ? supervisorsOf(binding, scene, within) : []
  const supervised = union(...supervisors.map(({ spans }) => spans))
  const judged = binding.flatMap((rule) => checkDemand(rule.demand, scene).map((check) => judgeCheck(check, rule, scene, supervised)))
  return { judged: [judgeCover(covered, scene), ...judged], supervisors }
}

/** The instants at which everything is met or excused, each demand with the instants that are gained for it. */
export const openSpans = (judged: readonly Judged[], gained: (index: number) => Spans): Spans =>
  judged.map((one, index) => union(one.holds, one.excused, gained(index))).reduce(intersect, always)
