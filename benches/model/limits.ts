import type { Outcome, Text } from '@vitalbench/bench'
import type { CaseColumns, FailureRule } from './columns.ts'

/** Cases of the test by status, and with them every case that the bench itself broke, whose part is not known. */
export function statusCounts(outcomes: readonly Outcome[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { status, values } of outcomes) if (values.split === 'test' || status === 'error') counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Says how many cases of the test have no valid answer and how they count, and how many the bench itself broke; nothing where all is well. */
export function failureCaution(outcomes: readonly Outcome[], rule: FailureRule): readonly Text[] {
  const test = outcomes.filter(({ values }) => values.split === 'test')
  const failed = test.filter(({ status }) => status !== 'ok').length
  const broken = outcomes.filter(({ status }) => status === 'error').length
  return [
    ...(failed === 0 ? [] : [{ key: `caution.failed.${rule}`, values: { failed, n: test.length } }]),
    ...(broken === 0 ? [] : [{ key: 'caution.error', values: { count: broken } }]),
  ]
}

/** Says that patients have several cases, where they do. */
export const clusteringCaution = ({ n, patients }: Pick<CaseColumns, 'n' | 'patients'>): readonly Text[] =>
  patients < n ? [{ key: 'caution.clustered', values: { cases: n, patients } }] : []

/** What no run of this bench tests, and what this plan left out; `insufficient` lists subgroups too small, null where none were asked for. */
export const notTested = (insufficient: readonly string[] | null): readonly Text[] => [
  { key: 'notTested.sites' },
  { key: 'notTested.use' },
  { key: 'notTested.robustness' },
  { key: 'notTested.future' },
  { key: 'notTested.security' },
  ...(insufficient === null ? [{ key: 'notTested.subgroups' }] : []),
  ...(insufficient && insufficient.length > 0 ? [{ key: 'notTested.smallGroups', values: { groups: insufficient.join(', ') } }] : []),
]
