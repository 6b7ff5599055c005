import { endOf, startOf } from './local-time.ts'
import type { Demand, Policy } from './policy.ts'
import type { GateRequest } from './request.ts'
import { tagsOf } from './scene.ts'
import type { Scene } from './scene.ts'
import { intersect, spansOf, union } from './spans.ts'
import type { Span, Spans } from './spans.ts'
import { windowOf } from './window.ts'

/** A demand of a policy that binds a request, and when it does. */
export interface Rule {
  readonly policy: Policy
  readonly demand: Demand
  readonly inForce: Spans
}

/** What binds a request: the rules, the tags by which policies know what is asked for, and the time in which its jurisdiction has a rule for it. */
export interface Rules {
  readonly rules: readonly Rule[]
  readonly tags: readonly string[]
  readonly covered: Spans
}

/** The stretch in which a version of a policy is in force in a zone. */
export const forceOf = ({ validFrom, validUntil }: Pick<Policy, 'validFrom' | 'validUntil'>, zone: string): Span => ({
  start: startOf(validFrom, zone),
  end: validUntil ? endOf(validUntil, zone) : Number.POSITIVE_INFINITY,
})

/** Whether a policy is for this place, sponsor and programme. */
export const inScope = ({ jurisdiction, sponsor, programme }: Policy, request: GateRequest): boolean =>
  (jurisdiction === '*' || jurisdiction === request.place.jurisdiction) &&
  (sponsor === undefined || sponsor === request.sponsor) &&
  (programme === undefined || programme === request.programme)

/** Whether a demand is made of what is asked for, its role aside. */
export function isMade({ when }: Demand, request: GateRequest, tags: readonly string[]): boolean {
  const { resource, mode, purpose, study } = when
  return (
    (!resource || resource.some((tag) => tags.includes(tag))) &&
    (!mode || mode.includes(request.mode)) &&
    (!purpose || purpose.includes(request.purpose)) &&
    (!study || (request.study !== undefined && study.includes(request.study)))
  )
}

const roleSpans = ({ when: { role } }: Demand, scene: Scene): Spans | undefined =>
  role === undefined
    ? undefined
    : spansOf(scene.look('appointments', { person: scene.request.person, role }).map((row) => windowOf(row, scene.zone)))

/**
 * Finds the rules that bind a request. Where an affiliation is demanded, what policies demand of an affiliation is demanded too,
 * for as long: a lapse there closes whatever stands on it.
 */
export function rulesFor(policies: readonly Policy[], scene: Scene): Rules {
  const { request, zone } = scene
  const own = scene.resources.flatMap(tagsOf)
  const scoped = policies.filter((policy) => inScope(policy, request))
  const bind = (tags: readonly string[], during: Spans | undefined, except: readonly string[] = []): readonly Rule[] =>
    scoped.flatMap((policy) =>
      policy.demands
        .filter((demand) => isMade(demand, request, tags) && !(except.length > 0 && isMade(demand, request, except)))
        .map((demand) => {
          const limits = [during, roleSpans(demand, scene)].filter((spans) => spans !== undefined)
          return { policy, demand, inForce: limits.reduce(intersect, [forceOf(policy, zone)] as Spans) }
        }),
    )
  const direct = bind(own, undefined)
  const affiliated = union(...direct.filter(({ demand }) => demand.demand === 'affiliation').map(({ inForce }) => inForce))
  const implied = affiliated.length > 0 && !own.includes('affiliation')
  const indirect = implied ? bind([...own, 'affiliation'], affiliated, own) : []
  const rules = [...direct, ...indirect].filter(({ inForce }) => inForce.length > 0)
  const national = rules.filter(({ policy }) => policy.jurisdiction === request.place.jurisdiction)
  return {
    rules,
    tags: implied ? [...own, 'affiliation'] : own,
    covered: union(...national.map(({ inForce }) => inForce)),
  }
}
