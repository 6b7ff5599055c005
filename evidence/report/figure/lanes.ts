/** A label that wants to stand at a place, in px. */
interface LaneLabel {
  readonly text: string
  readonly centre: number
  readonly width: number
}

/** Where it stands: lane 0 is the nearest. */
export interface LanePlace {
  readonly lane: number
  readonly centre: number
}

const gap = 8

/**
 * Puts labels side by side, and into the next lane where there is no room. A label whose words stand there already and that finds
 * no room in the nearest lane is left out (null): meals of a fortnight need no forty names.
 */
export function placeInLanes(labels: readonly LaneLabel[], [left, right]: readonly [left: number, right: number]): (LanePlace | null)[] {
  const ends: number[] = []
  const told = new Set<string>()
  const places: (LanePlace | null)[] = labels.map(() => null)
  const order = labels.map((_, i) => i).toSorted((a, b) => labels[a].centre - labels[b].centre)
  for (const i of order) {
    const { text, width } = labels[i]
    const half = width / 2
    const centre = width >= right - left ? (left + right) / 2 : Math.min(Math.max(labels[i].centre, left + half), right - half)
    const free = ends.findIndex((end) => end + gap <= centre - half)
    const lane = free < 0 ? ends.length : free
    if (lane > 0 && told.has(text)) continue
    ends[lane] = centre + half
    told.add(text)
    places[i] = { lane, centre }
  }
  return places
}
