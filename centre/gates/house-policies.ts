import { readFileSync } from 'node:fs'
import type { Policy } from './policy.ts'
import { checkVersions, readPolicies } from './read-policies.ts'

const files = ['generic', 'de', 'dk', 'se', 'kr']

/** The policies that come with the house: generic ones, and those of Germany, Denmark, Sweden and Korea. */
export const housePolicies = (): readonly Policy[] =>
  checkVersions(
    files.flatMap((name) => readPolicies(readFileSync(new URL(`policies/${name}.yaml`, import.meta.url), 'utf8'), `${name}.yaml`)),
  )
