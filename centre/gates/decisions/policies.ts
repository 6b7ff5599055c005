import type { Context } from '@vitalbench/platform/operations'
import { fail } from '../errors.ts'
import { redecide } from '../kept/change-facts.ts'
import { writeVersions } from '../kept/policies-of.ts'
import { gatesIn } from '../kept/tables.ts'
import { addDays, localDate } from '../local-time.ts'
import type { Policy } from '../policy.ts'

const holdsOn = ({ validFrom, validUntil }: Policy, day: string): boolean =>
  validFrom <= day && (validUntil === undefined || day <= validUntil)

/** Lists the dated versions of policies. */
export async function listPolicies(
  { jurisdiction, on }: { readonly jurisdiction?: string | undefined; readonly on?: string | undefined },
  { database, now, zone }: Context,
) {
  const today = localDate(now.getTime(), zone)
  const rows = await gatesIn(database).selectFrom('policy').select(['entry', 'origin']).orderBy('id').orderBy('version').execute()
  const found = rows.filter(
    ({ entry }) =>
      (jurisdiction === undefined || entry.jurisdiction === '*' || entry.jurisdiction === jurisdiction) &&
      (on === undefined || holdsOn(entry, on)),
  )
  return { rows: found.map(({ entry, origin }) => ({ ...entry, origin, inForce: holdsOn(entry, today) })), total: found.length }
}

/** Adds or replaces a version of a policy; from then on its versions are the centre's own. Throws POLICY_PLACE and what its dates do wrong. */
export async function setPolicy(policy: Policy, context: Context): Promise<{ id: string; version: number }> {
  const { database } = context
  const { id, version, jurisdiction, validFrom } = policy
  const rows = await gatesIn(database).selectFrom('policy').select('entry').where('id', '=', id).orderBy('version').execute()
  const others = rows.map(({ entry }) => entry).filter((entry) => entry.version !== version)
  const elsewhere = others.find((entry) => entry.jurisdiction !== jurisdiction)
  if (elsewhere) throw fail('POLICY_PLACE', { id, jurisdiction: elsewhere.jurisdiction, wanted: jurisdiction })
  const before = others.findLast((entry) => entry.version < version)
  const versions = [
    ...others.map((entry) => (entry === before ? { ...entry, validUntil: addDays(validFrom, -1) } : entry)),
    policy,
  ].toSorted((a, b) => a.version - b.version)
  await redecide(context, await writeVersions(database, versions, 'centre'))
  return { id, version }
}
