import type { Decision } from './decision.ts'
import { lookupKey } from './facts.ts'
import type { Facts, Occupancy } from './facts.ts'
import type { Policy } from './policy.ts'
import { forceOf, inScope, isMade } from './rules.ts'
import { stretchOf } from './scene.ts'
import { overlap } from './spans.ts'

/** A row of a table of facts that was added (no `before`), changed, or removed (no `after`). */
export type FactChange = {
  readonly [Table in keyof Facts]: { readonly table: Table; readonly before?: Facts[Table][number]; readonly after?: Facts[Table][number] }
}[keyof Facts]

/** A version of a policy that was added, changed, or removed. */
export interface PolicyChange {
  readonly table: 'policies'
  readonly before?: Policy
  readonly after?: Policy
}

/** What a stored decision must keep to be found again. */
export type Stored = Pick<Decision, 'request' | 'tags' | 'looks'>

/** Keys under which decisions remember a changed row: a store finds those that share one. */
export const keysOfChange = ({ table, before, after }: FactChange): readonly string[] => [
  ...new Set([before, after].filter((row) => row !== undefined).map((row) => lookupKey(table, { ...row }))),
]

const rows = <Row>({ before, after }: { readonly before?: Row; readonly after?: Row }): readonly Row[] =>
  [before, after].filter((row) => row !== undefined)

function usesPolicy(change: PolicyChange, { request, tags }: Stored): boolean {
  const slot = stretchOf(request)
  return rows(change).some(
    (policy) =>
      overlap(forceOf(policy, request.place.zone), slot) &&
      inScope(policy, request) &&
      (policy.demands.some((demand) => isMade(demand, request, tags)) ||
        (policy.breakGlass !== undefined && request.breakGlass !== undefined)),
  )
}

/**
 * The stored decisions that a change can move, to be decided again. Every other one keeps its answer, reasons, cures and digest;
 * only the times at which its gate opens may have moved.
 */
export function affectedBy<Kept extends Stored>(change: FactChange | PolicyChange, decisions: readonly Kept[]): readonly Kept[] {
  if (change.table === 'policies') return decisions.filter((decision) => usesPolicy(change, decision))
  const keys = keysOfChange(change)
  // A booking at another time moves nobody.
  const during = change.table === 'bookings' ? rows<Occupancy>(change).map(stretchOf) : undefined
  return decisions.filter(
    ({ looks, request }) =>
      keys.some((key) => looks.includes(key)) && (!during || during.some((stretch) => overlap(stretch, stretchOf(request)))),
  )
}
