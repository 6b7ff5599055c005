import { fail } from './errors.ts'
import { lookupKey, lookups } from './facts.ts'
import type { Credential, Facts, Resource } from './facts.ts'
import { instantOf } from './local-time.ts'
import type { GateRequest } from './request.ts'
import { overlap } from './spans.ts'
import type { Span } from './spans.ts'

type Row<Table extends keyof Facts> = Facts[Table][number]
type Where<Table extends keyof Facts> = { readonly [Column in (typeof lookups)[Table][number] & keyof Row<Table>]: string }

/** What a decision is made in: the question, its slot, and the facts, which can be read only by looking them up. */
export interface Scene {
  readonly request: GateRequest
  readonly zone: string
  readonly slot: Span
  readonly resources: readonly Resource[]
  /** Rows of a table whose lookup columns have these values; the look is remembered. */
  readonly look: <Table extends keyof Facts>(table: Table, where: Where<Table>) => readonly Row<Table>[]
  /** Keys of all looks so far, in order, and the rows that they found. Of bookings only those within the slot: others move no decision. */
  readonly seen: () => readonly (readonly [string, readonly unknown[]])[]
}

const indexes = new WeakMap<Facts, Map<string, unknown[]>>()

/** Rows by lookup key, made once for each set of facts. */
function indexOf(facts: Facts): Map<string, unknown[]> {
  let index = indexes.get(facts)
  if (index) return index
  index = new Map()
  for (const table of Object.keys(lookups) as (keyof Facts)[]) {
    for (const row of facts[table]) {
      const key = lookupKey(table, { ...row })
      const rows = index.get(key)
      if (rows) rows.push(row)
      else index.set(key, [row])
    }
  }
  indexes.set(facts, index)
  return index
}

/** A stretch of time from two instant texts. */
export const stretchOf = ({ start, end }: { readonly start: string; readonly end: string }): Span => ({
  start: instantOf(start),
  end: instantOf(end),
})

/** What a policy calls a resource: its kind and its classes. */
export const tagsOf = ({ kind, classes }: Resource): readonly string[] => [kind, ...classes]

/** Resources of a kind that are asked for, those alone that bear one of the tags where tags are given. */
export const resourcesFor = (scene: Scene, kind: Resource['kind'], tags?: readonly string[]): readonly Resource[] =>
  scene.resources.filter((resource) => resource.kind === kind && (!tags || tagsOf(resource).some((tag) => tags.includes(tag))))

/**
 * Opens the scene of a request, with credentials that are yet to be earned. Throws GATE_TIME, GATE_SLOT or GATE_RESOURCE_UNKNOWN
 * for a question that has no answer.
 */
export function openScene(facts: Facts, request: GateRequest, earned: readonly Credential[] = []): Scene {
  const slot = stretchOf(request)
  if (slot.start >= slot.end) throw fail('GATE_SLOT', request)
  const index = indexOf(facts)
  const seen = new Map<string, readonly unknown[]>()
  const look: Scene['look'] = (table, where) => {
    const key = lookupKey(table, where)
    const extra = table === 'credentials' ? earned.filter((credential) => lookupKey('credentials', { ...credential }) === key) : []
    // In the order of ids, so that the order in which a store gives its rows moves nothing.
    const rows = ([...(index.get(key) ?? []), ...extra] as Row<typeof table>[]).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const used = table === 'bookings' ? rows.filter((row) => overlap(stretchOf(row as Row<'bookings'>), slot)) : rows
    seen.set(key, used)
    return rows
  }
  const resources = request.resources.map((resource) => {
    const [found] = look('resources', { id: resource })
    if (!found) throw fail('GATE_RESOURCE_UNKNOWN', { resource })
    return found
  })
  return {
    request,
    zone: request.place.zone,
    slot,
    resources,
    look,
    seen: () => [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  }
}
