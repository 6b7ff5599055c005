import { checkQualification } from './demands/qualification.ts'
import type { Rule } from './rules.ts'
import { stretchOf } from './scene.ts'
import type { Scene } from './scene.ts'
import { complement, intersect, intersectAll, overlap, spansOf, union } from './spans.ts'
import type { Spans } from './spans.ts'

/** A person who supervises, and when: booked to the same resource and holding every qualification that is demanded there. */
export interface Supervisor {
  readonly person: string
  readonly spans: Spans
}

/**
 * Finds who can supervise: booked as such on something that is asked for, somebody else, and qualified at the time without
 * supervision. Two who follow each other without a gap do as well as one.
 */
export function supervisorsOf(rules: readonly Rule[], scene: Scene, within: 'slot' | 'always'): readonly Supervisor[] {
  const { person: asker, booking } = scene.request
  const booked = scene.resources
    .flatMap(({ id: resource }) => scene.look('bookings', { resource }))
    .filter((row) => row.supervises && row.person !== asker && (booking === undefined || row.booking !== booking))
    .map((row) => ({ person: row.person, stretch: stretchOf(row) }))
    .filter(({ stretch }) => within === 'always' || overlap(stretch, scene.slot))
  return Object.entries(Object.groupBy(booked, ({ person }) => person))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, rows = []]) => {
      const qualified = rules.flatMap(({ demand, inForce }) =>
        demand.demand === 'qualification' ? [union(checkQualification(demand, scene, person).holds, complement(inForce))] : [],
      )
      return { person, spans: intersect(spansOf(rows.map(({ stretch }) => stretch)), intersectAll(qualified)) }
    })
    .filter(({ spans }) => spans.length > 0)
}
