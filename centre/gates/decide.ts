import { canonicalBytes, hex, sha256 } from '@vitalbench/kernel/seal'
import { breakGlassFlaws } from './break-glass.ts'
import type { Answer, Condition, Decision } from './decision.ts'
import type { Facts } from './facts.ts'
import { openHorizon } from './horizon.ts'
import { judge } from './judge.ts'
import type { Judged } from './judge.ts'
import type { Policy } from './policy.ts'
import type { GateRequest } from './request.ts'
import { reasonsOf } from './reasons.ts'
import { forceOf, inScope, rulesFor } from './rules.ts'
import { openScene } from './scene.ts'
import type { Scene } from './scene.ts'
import { overlap } from './spans.ts'
import { uniqueBy } from './unique-by.ts'

const stricter: readonly Answer[] = ['allow', 'allow-supervised', 'allow-not-evidence', 'deny']

function answerOf(judged: readonly Judged[]): { readonly answer: Answer; readonly conditions: readonly Condition[] } {
  const excused = judged.filter(({ state }) => state === 'excused')
  const conditions = (['supervised', 'not-evidence'] as const).filter((condition) => excused.some(({ excuse }) => excuse === condition))
  const answers = [
    ...conditions.map((condition) => `allow-${condition}` as const),
    judged.some(({ state }) => state === 'unmet') ? 'deny' : 'allow',
  ] as const
  return { answer: stricter[Math.max(...answers.map((answer) => stricter.indexOf(answer)))], conditions }
}

/** SHA-256 of what the answer stands on: the question, the policies that were used, and the rows that were found. */
function digestInputs({ scene, used }: { readonly scene: Scene; readonly used: readonly Policy[] }) {
  const seen = scene.seen()
  const policies = uniqueBy(used, ({ id, version }) => `${id} ${version}`)
  const ordered = policies.toSorted((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))
  // Rows and requests may carry undefined members, which JSON drops and canonical JSON refuses.
  const plain: unknown = JSON.parse(JSON.stringify({ request: scene.request, policies: ordered, seen }))
  return {
    inputs: hex(sha256(canonicalBytes(plain))),
    looks: seen.map(([key]) => key),
    policies: ordered.map(({ id, version, check }) => ({ id, version, check })),
  }
}

/**
 * Decides whether a person may use resources during a slot, from the policies in force at the slot and the facts; the day of
 * asking plays no part. Lists every reason with its cures, and the times at which the gate would open.
 *
 * @example
 * decideGate({ policies: housePolicies(), facts, request }).reasons // [{ code: 'QUALIFICATION_ENDED', values: { type: 'GCP', ended: '2027-03-01' }, … }]
 */
export function decideGate(options: {
  readonly policies: readonly Policy[]
  readonly facts: Facts
  readonly request: GateRequest
}): Decision {
  const { policies, facts, request } = options
  const scene = openScene(facts, request)
  const { slot, zone } = scene
  // The answer stands on what is in force during the slot, and looks up nothing else.
  const current = policies.filter((policy) => inScope(policy, request) && overlap(forceOf(policy, zone), slot))
  const rules = rulesFor(current, scene)
  const { judged, supervisors } = judge(rules, scene, 'slot')
  const { answer, conditions } = answerOf(judged)
  const breaking = answer === 'deny' && request.breakGlass !== undefined
  const flaws = breaking ? breakGlassFlaws(current, scene) : []
  const broken = breaking && flaws.length === 0
  const breakers = request.breakGlass ? current.filter(({ breakGlass }) => breakGlass !== undefined) : []
  const stands = digestInputs({ scene, used: [...rules.rules.map(({ policy }) => policy), ...breakers] })
  const horizon = openHorizon({ policies, facts, request })
  const refused = flaws.map((flaw) => ({
    ...flaw,
    policies: [],
    relief: null,
    cures: [{ code: 'BREAK_GLASS_AGAIN', values: flaw.values, opens: [] }],
  }))
  return {
    decision: broken ? 'allow' : answer,
    // What no rule allowed is no evidence.
    conditions: broken ? ['not-evidence'] : answer === 'deny' ? [] : conditions,
    supervisors:
      conditions.includes('supervised') && answer !== 'deny'
        ? supervisors.filter(({ spans }) => spans.some((span) => overlap(span, slot))).map(({ person }) => person)
        : [],
    brokenGlass: broken && request.breakGlass ? request.breakGlass : null,
    reasons: [...reasonsOf(judged, horizon), ...refused],
    opensBetween: {
      now: horizon.now,
      afterCures: horizon.afterAll,
    },
    request,
    tags: rules.tags,
    ...stands,
  }
}
