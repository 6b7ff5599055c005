import { parse } from 'yaml'
import { fail } from './errors.ts'
import { addDays } from './local-time.ts'
import { policyFile } from './policy.ts'
import type { Policy } from './policy.ts'

/** Reads the policies of one YAML or JSON text. Throws POLICY_SHAPE with the place of the first mistake. */
export function readPolicies(text: string, file: string): readonly Policy[] {
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw fail('POLICY_SHAPE', { file, path: 'text', detail: (error as Error).message }, { cause: error })
  }
  const read = policyFile.safeParse(value)
  if (!read.success) {
    const [{ path, message }] = read.error.issues
    throw fail('POLICY_SHAPE', { file, path: path.join('.') || 'file', detail: message })
  }
  const { jurisdiction, policies } = read.data
  return policies.map((policy) => ({ ...policy, jurisdiction }))
}

/**
 * Checks that the versions of every policy follow one another day by day, so that no day has two answers and none slips
 * through between them; returns them. Throws POLICY_PERIOD, POLICY_TWICE or POLICY_VERSIONS.
 */
export function checkVersions(policies: readonly Policy[]): readonly Policy[] {
  for (const [id, versions = []] of Object.entries(Object.groupBy(policies, ({ id }) => id))) {
    const ordered = versions.toSorted((a, b) => a.version - b.version)
    for (const [at, { version, validFrom, validUntil }] of ordered.entries()) {
      if (validUntil && validUntil < validFrom) throw fail('POLICY_PERIOD', { id, version, start: validFrom, end: validUntil })
      const next = ordered[at + 1]
      if (!next) continue
      if (next.version === version) throw fail('POLICY_TWICE', { id, version })
      const follows = validUntil ? addDays(validUntil, 1) : undefined
      if (follows === next.validFrom) continue
      const how = follows && follows < next.validFrom ? `leave a gap from ${follows}` : `overlap on ${next.validFrom}`
      throw fail('POLICY_VERSIONS', { id, earlier: version, later: next.version, how })
    }
  }
  return policies
}
