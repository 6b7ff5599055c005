import { sql } from 'kysely'
import type { Sql } from '@vitalbench/platform/database'
import type { Decision } from '../decision.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What people, organisations and issuers are called, by their ids; ids of anything else are left out. */
export async function namesOf(database: Sql, ids: Iterable<string>): Promise<Readonly<Record<string, string>>> {
  const all = [...new Set(ids)]
  if (all.length === 0) return {}
  const uuids = all.filter((id) => uuid.test(id))
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from person where id = any(${uuids}::uuid[])
    union all select id::text, name from organisation where id = any(${uuids}::uuid[])
    union all select id, name from issuer where id = any(${all}::text[])`.execute(database)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

/** Ids that a decision names in its reasons and conditions. */
export const idsIn = ({ reasons, supervisors }: Pick<Decision, 'reasons' | 'supervisors'>): readonly string[] => [
  ...supervisors,
  ...reasons.flatMap(({ values, cures }) =>
    [values, ...cures.map((cure) => cure.values)].flatMap((each) => Object.values(each).filter((value) => typeof value === 'string')),
  ),
]

/** Names for the words of a decision: those given, and those of people, organisations and issuers. */
export const namesFor = async (
  database: Sql,
  decision: Pick<Decision, 'reasons' | 'supervisors'>,
  given: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> => ({ ...(await namesOf(database, idsIn(decision))), ...given })
