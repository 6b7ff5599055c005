import { sql } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import { affectedBy, keysOfChange } from '../affected.ts'
import type { FactChange, PolicyChange, Stored } from '../affected.ts'
import type { Answer } from '../decision.ts'
import { addDays } from '../local-time.ts'
import type { Subject } from './decide-and-keep.ts'
import { gatesIn } from './tables.ts'

/** A current decision that a change moves. */
export interface MovedDecision extends Stored {
  readonly id: string
  readonly subject: Subject
  readonly answer: Answer
}

const stored = (database: Sql) =>
  gatesIn(database)
    .selectFrom('decision')
    .select(['id', 'subject_kind', 'subject', 'answer', 'request', 'tags', 'looks'])
    .where('current', '=', true)

/** The days of a version with one on either side, whatever the zone. */
const daysOf = ({ before, after }: PolicyChange) =>
  sql.join(
    [before, after]
      .filter((policy) => policy !== undefined)
      .map(({ validFrom, validUntil }) => {
        const until = validUntil ? `${addDays(validUntil, 2)}T00:00:00Z` : null
        return sql`during && tstzrange(${`${addDays(validFrom, -1)}T00:00:00Z`}::timestamptz, ${until}::timestamptz)`
      }),
    sql` or `,
  )

/** The current decisions that changes of facts and policies move; `endsAfter` leaves out those whose time is over. */
export async function decisionsMovedBy(
  database: Sql,
  changes: readonly (FactChange | PolicyChange)[],
  { endsAfter }: { readonly endsAfter?: Date } = {},
): Promise<readonly MovedDecision[]> {
  const ahead = endsAfter ? sql<boolean>`upper(during) > ${endsAfter.toISOString()}::timestamptz` : sql<boolean>`true`
  const moved = new Map<string, MovedDecision>()
  const keys = changes.flatMap((change) => (change.table === 'policies' ? [] : keysOfChange(change)))
  const policies = changes.filter((change) => change.table === 'policies')
  const queries = [
    ...(keys.length > 0 ? [stored(database).where(sql<boolean>`looks && ${[...new Set(keys)]}::text[]`)] : []),
    ...policies.map((change) => stored(database).where(sql<boolean>`(${daysOf(change)})`)),
  ]
  for (const query of queries) {
    const rows = await query.where(ahead).execute()
    const kept = rows.map(({ subject_kind, subject, ...row }) => ({ ...row, subject: { kind: subject_kind, id: subject } }))
    for (const change of changes) for (const decision of affectedBy(change, kept)) moved.set(decision.id, decision)
  }
  return [...moved.values()]
}
