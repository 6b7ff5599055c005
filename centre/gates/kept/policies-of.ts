import type { Sql } from '@vitalbench/platform/database'
import type { PolicyChange } from '../affected.ts'
import { housePolicies } from '../house-policies.ts'
import type { Policy } from '../policy.ts'
import { checkVersions } from '../read-policies.ts'
import { gatesIn } from './tables.ts'
import { sql } from 'kysely'

// An edition is a random number that a write makes anew, so one memory serves every database of this process.
const remembered = new Map<string, readonly Policy[]>()
const mostRemembered = 16

/** All dated versions of all policies; remembered until one is written. */
export async function policiesOf(database: Sql): Promise<readonly Policy[]> {
  const { edition } = await gatesIn(database).selectFrom('policy_edition').select('edition').executeTakeFirstOrThrow()
  const known = remembered.get(edition)
  if (known) return known
  const rows = await gatesIn(database).selectFrom('policy').select('entry').orderBy('id').orderBy('version').execute()
  const policies = rows.map(({ entry }) => entry)
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
  remembered.set(edition, policies)
  return policies
}

/** Replaces the versions of one policy; gives what changed. Throws what {@link checkVersions} throws. */
export async function writeVersions(
  database: Sql,
  versions: readonly Policy[],
  origin: 'house' | 'centre',
): Promise<readonly PolicyChange[]> {
  const [{ id }] = checkVersions(versions)
  const tables = gatesIn(database)
  const rows = await tables.selectFrom('policy').select(['version', 'entry', 'origin']).where('id', '=', id).execute()
  const before = new Map(rows.map((row) => [row.version, row]))
  const after = new Map(versions.map((policy) => [policy.version, policy]))
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .toSorted((a, b) => a - b)
    .map((version): PolicyChange => ({ table: 'policies', before: before.get(version)?.entry, after: after.get(version) }))
    .filter((change) => sorted(change.before) !== sorted(change.after))
  if (changes.length === 0) return []
  await tables.deleteFrom('policy').where('id', '=', id).execute()
  await tables
    .insertInto('policy')
    .values(
      versions.map((policy) => ({ id, version: policy.version, valid_from: policy.validFrom, entry: JSON.stringify(policy), origin })),
    )
    .execute()
  await tables
    .updateTable('policy_edition')
    .set({ edition: sql<string>`gen_random_uuid()` })
    .execute()
  return changes
}

/** A value as text in which the order of members does not count, as jsonb does not keep it. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''

/** Brings the policies that come with the house up to date, and leaves alone those that the centre has written; gives what changed. */
export async function seedPolicies(database: Sql): Promise<readonly PolicyChange[]> {
  const rows = await gatesIn(database).selectFrom('policy').select('id').distinct().where('origin', '=', 'centre').execute()
  const own = new Set(rows.map(({ id }) => id))
  const changes: PolicyChange[] = []
  for (const [id, versions = []] of Object.entries(Object.groupBy(housePolicies(), ({ id }) => id)))
    if (!own.has(id)) changes.push(...(await writeVersions(database, versions, 'house')))
  return changes
}
