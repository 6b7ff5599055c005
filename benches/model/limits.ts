import type { Findings, Outcome, Text } from '@vitalbench/bench'
import type { CaseColumns, FailureRule } from './columns.ts'

/** Cases of all splits by status, and how many of them are of the test. */
export function caseCounts(outcomes: readonly Outcome[]): Pick<Findings, 'cases' | 'tested'> {
  const cases: Record<string, number> = {}
  for (const { status } of outcomes) cases[status] = (cases[status] ?? 0) + 1
  return { cases, tested: outcomes.filter(({ values }) => values.split === 'test').length }
}

/** Says how many cases of the test have no valid answer and how they count; nothing where all were answered. */
export function failureCaution(outcomes: readonly Outcome[], rule: FailureRule): readonly Text[] {
  const test = outcomes.filter(({ values }) => values.split === 'test')
  const failed = test.filter(({ status }) => status !== 'ok').length
  return failed === 0 ? [] : [{ key: `caution.failed.${rule}`, values: { failed, n: test.length } }]
}

/** Says that patients have several cases, where they do. */
export const clusteringCaution = ({ n, patients }: Pick<CaseColumns, 'n' | 'patients'>): readonly Text[] =>
  patients < n ? [{ key: 'caution.clustered', values: { cases: n, patients } }] : []

/** Says how many hours of how many patients an alarm was judged on. */
export const hoursCaution = ({ n, patients }: Pick<CaseColumns, 'n' | 'patients'>): readonly Text[] => [
  { key: 'caution.hours', values: { hours: n, patients } },
]

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

/** Says that no threshold could be chosen, so that nobody is called positive. */
export const thresholdCaution = (threshold: number): readonly Text[] => (Number.isFinite(threshold) ? [] : [{ key: 'caution.noThreshold' }])
