import { credentialCandidate } from './credential-candidate.ts'
import type { Remedy } from './demand.ts'
import type { QualificationDemand } from './demands/qualification.ts'
import type { CourseRun, Credential } from './facts.ts'
import { instantOf, localDate } from './local-time.ts'
import type { Scene } from './scene.ts'
import { always, covers, never } from './spans.ts'
import type { Span } from './spans.ts'
import { askFor } from './window.ts'

/** The credential that passing a run earns: issued on its last day, valid from its last instant. */
const earnedBy = (run: CourseRun, person: string, zone: string): Credential => ({
  id: `${run.id}:${person}`,
  person,
  type: run.type,
  issuer: run.issuer,
  edition: run.edition ?? null,
  issuedOn: localDate(instantOf(run.end) - 1, zone),
  validFrom: run.end,
  validMonths: run.validMonths ?? null,
  proof: 'signature',
})

/**
 * How a qualification is earned: the first course run with a free seat whose certificate is accepted and lasts through the slot,
 * else the first one of all, else whom to ask; and a supervisor, where one may stand in.
 */
export function courseRemedies(options: {
  readonly demand: QualificationDemand
  readonly scene: Scene
  readonly slot: Span
  readonly person: string
}): readonly Remedy[] {
  const { demand, scene, slot, person } = options
  const { zone } = scene
  const runs = demand.types
    .flatMap((type) => scene.look('courseRuns', { type }))
    .filter(({ seats }) => seats > 0)
    .map((run) => ({ run, earns: earnedBy(run, person, zone) }))
    .map((entry) => ({ ...entry, paper: credentialCandidate(entry.earns, demand, scene) }))
    .filter(({ paper }) => paper.flaws.length === 0)
    .toSorted((a, b) => instantOf(a.run.start) - instantOf(b.run.start) || (a.run.id < b.run.id ? -1 : 1))
  const best = runs.find(({ paper }) => covers([paper.window], slot)) ?? runs[0]
  const stand: readonly Remedy[] = demand.supervised ? [{ code: 'BOOK_SUPERVISOR', values: {}, grants: always }] : []
  if (!best) return [askFor(scene, { code: 'ASK_COURSE', role: demand.ask, values: { type: demand.types[0] } }), ...stand]
  const { run, earns } = best
  const date = localDate(instantOf(run.start), zone)
  const values = { type: run.type, run: run.id, date, booking: run.booking, seats: run.seats }
  return [{ code: 'COURSE', values, grants: never, earns }, ...stand]
}
