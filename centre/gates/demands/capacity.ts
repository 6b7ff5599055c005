import { z } from 'zod'
import { defineDemand, demandBase } from '../demand.ts'
import type { Check } from '../demand.ts'
import type { Occupancy, Resource } from '../facts.ts'
import { resourcesFor, stretchOf } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { complement, never, overlap, spansOf } from '../spans.ts'
import type { Span } from '../spans.ts'
import { askFor } from '../window.ts'

/** The stretches between bookings' edges, each with the number of people in it. */
function crowd(rows: readonly Occupancy[]): readonly (Span & { readonly people: number })[] {
  const edges = rows.flatMap((row) => {
    const { start, end } = stretchOf(row)
    return [
      { at: start, change: row.people },
      { at: end, change: -row.people },
    ]
  })
  edges.sort((a, b) => a.at - b.at)
  let people = 0
  return edges.map(({ at, change }, i) => {
    people += change
    return { start: at, end: edges[i + 1]?.at ?? at, people }
  })
}

function checkRoom({ id: resource, capacity }: Resource, scene: Scene, ask: string): Check {
  const { booking, people } = scene.request
  const office = (code: string) => askFor(scene, { code, role: ask, values: { resource } })
  if (capacity === undefined || capacity === null)
    return { holds: [], explain: () => [{ code: 'CAPACITY_UNKNOWN', values: { resource }, remedies: [office('STATE_CAPACITY')] }] }
  if (people > capacity) {
    const remedies = [office('COME_FEWER')]
    return { holds: [], explain: () => [{ code: 'CAPACITY_PARTY', values: { resource, capacity, people }, remedies }] }
  }
  const rows = scene.look('bookings', { resource }).filter((row) => booking === undefined || row.booking !== booking)
  const stretches = crowd(rows)
  const full = spansOf(stretches.filter((stretch) => stretch.people + people > capacity))
  const holds = complement(full)
  return {
    holds,
    explain(slot) {
      const taken = Math.max(0, ...stretches.filter((stretch) => overlap(stretch, slot)).map((stretch) => stretch.people))
      // Time cures it, not a paper: no other instants are granted than those that are free already.
      const remedies = [{ code: 'OTHER_TIME', values: { resource }, grants: never }]
      return [{ code: 'CAPACITY_FULL', values: { resource, capacity, taken, people }, remedies }]
    },
  }
}

/** Room for everybody: those who are there at the time and those who come are no more than the room admits. */
export const capacity = defineDemand({
  schema: z.strictObject({ demand: z.literal('capacity'), ...demandBase }),
  check: ({ ask, when }, scene) => resourcesFor(scene, 'room', when.resource).map((room) => checkRoom(room, scene, ask)),
})
