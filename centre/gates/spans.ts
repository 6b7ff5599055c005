/** A half-open stretch of time [start, end) in milliseconds since 1970 UTC; either side may be infinite. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A set of instants: stretches in order that neither overlap nor touch, none of them empty. */
export type Spans = readonly Span[]

/** All of time. */
export const always: Spans = [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }]

/** No instant. */
export const never: Spans = []

/** The set of the instants of any stretches, in any order, overlapping or empty. */
export function spansOf(stretches: Iterable<Span>): Spans {
  const joined: { start: number; end: number }[] = []
  const ordered = Array.from(stretches)
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start)
  for (const { start, end } of ordered) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** Instants that are in one of the sets at least. */
export const union = (...sets: readonly Spans[]): Spans => spansOf(sets.flat())

/** Instants that are in none of a set's stretches. */
export function complement(set: Spans): Spans {
  const edges = [Number.NEGATIVE_INFINITY, ...set.flatMap(({ start, end }) => [start, end]), Number.POSITIVE_INFINITY]
  return spansOf(Array.from({ length: edges.length / 2 }, (_, i) => ({ start: edges[2 * i], end: edges[2 * i + 1] })))
}

/** Instants that are in both sets. */
export function intersect(a: Spans, b: Spans): Spans {
  const both: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i].start, b[j].start)
    const end = Math.min(a[i].end, b[j].end)
    if (start < end) both.push({ start, end })
    if (a[i].end < b[j].end) i++
    else j++
  }
  return both
}

/** Instants that are in every set; all of time for no sets. */
export const intersectAll = (sets: Iterable<Spans>): Spans => Array.from(sets).reduce(intersect, always)

/** Whether a set holds every instant of a stretch. */
export const covers = (set: Spans, stretch: Span): boolean => set.some(({ start, end }) => start <= stretch.start && stretch.end <= end)

/** Whether two stretches have an instant in common. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
