import { decideGate, gateRequest, windowOf } from '@vitalbench/centre/gates'
import type { Affiliation, Decision, Facts, GateRequest, Policy, Reason } from '@vitalbench/centre/gates'
import { fail } from './errors.ts'

/** How an affiliation stands: not signed or not begun, in force, in force but shut by an unmet demand, or over. */
export type AffiliationState = 'proposed' | 'active' | 'suspended' | 'ended'

/** What the state of an affiliation follows from. */
export interface AffiliationQuestion {
  readonly affiliation: Affiliation
  readonly policies: readonly Policy[]
  readonly facts: Facts
  readonly place: GateRequest['place']
}

/** How an affiliation stands, and for a suspended one every reason with its cures. */
export interface AffiliationStanding {
  readonly state: AffiliationState
  readonly because: readonly Reason[]
}

/** A stretch of an affiliation's life, [from, until) in ms since 1970 UTC; its reasons are those at its first instant. */
export interface AffiliationStretch extends AffiliationStanding {
  readonly from: number
  readonly until: number
}

/** Asks the gate for one instant: the affiliation is a resource like any other, and nothing but this bond counts for it. */
function decideAt({ affiliation, policies, facts, place }: AffiliationQuestion, at: number): Decision {
  const { id, person, organisation } = affiliation
  const resource = { id, kind: 'affiliation' as const, classes: [] }
  const start = new Date(at).toISOString()
  const end = new Date(at + 1).toISOString()
  return decideGate({
    policies,
    facts: { ...facts, resources: [resource], affiliations: [affiliation] },
    request: gateRequest.parse({ person, organisation, resources: [id], start, end, place }),
  })
}

/**
 * How an affiliation stands at an instant (ms since 1970 UTC). The state is never stored: it follows from signatures, dates
 * and what policies demand of an affiliation, so that a lapse suspends it and a renewal revives it without anybody's hand.
 *
 * @example
 * affiliationAt(question, Date.parse('2027-03-02T08:00:00Z')) // { state: 'suspended', because: [{ code: 'QUALIFICATION_ENDED', … }] }
 */
export function affiliationAt(question: AffiliationQuestion, at: number): AffiliationStanding {
  const { affiliation, place } = question
  const { start, end } = windowOf(affiliation, place.zone)
  if (at >= end) return { state: 'ended', because: [] }
  if (!affiliation.signed || at < start) return { state: 'proposed', because: [] }
  const { decision, reasons } = decideAt(question, at)
  return decision === 'allow' ? { state: 'active', because: [] } : { state: 'suspended', because: reasons }
}

/** The states that an affiliation goes through between two instants (ms since 1970 UTC), as present facts have it; throws PEOPLE_RANGE. */
export function affiliationCourse(
  question: AffiliationQuestion,
  range: { readonly from: number; readonly until: number },
): readonly AffiliationStretch[] {
  const { from, until } = range
  if (from >= until) throw fail('PEOPLE_RANGE', range)
  const { start, end } = windowOf(question.affiliation, question.place.zone)
  const opens = decideAt(question, from).opensBetween.now.flatMap((opening) => [opening.start, opening.end])
  const edges = [start, end, ...opens.map((edge) => (edge === null ? from : Date.parse(edge)))]
  const cuts = [...new Set([from, ...edges.filter((edge) => edge > from && edge < until)])].toSorted((a, b) => a - b)
  return cuts.map((cut, index) => ({ from: cut, until: cuts[index + 1] ?? until, ...affiliationAt(question, cut) }))
}
