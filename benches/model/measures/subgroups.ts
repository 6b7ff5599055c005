import type { Measure, Table } from '@vitalbench/bench'
import { holm, interactionTest } from '@vitalbench/kernel/statistics'
import type { Estimate } from '@vitalbench/kernel/statistics'
import { pick, positionsWhere } from '../columns.ts'
import type { CaseColumns } from '../columns.ts'
import { groups } from '../groups.ts'
import type { SubgroupsPlan } from '../plan.ts'
import { callMeasures } from './calls.ts'
import { aurocOf } from './discrimination.ts'
import { measure, withheld } from './measure.ts'
import type { Resampling } from './resampling.ts'

/** Results of every subgroup of the plan: measures (a reason where the group is too small), the tests of interaction, and the groups left out. */
export interface SubgroupResults {
  readonly measures: readonly Measure[]
  readonly interactions: Table
  readonly insufficient: readonly string[]
}

const names = ['auroc', 'sensitivity', 'specificity'] as const

/** Whether a group is below the least size of the plan. */
export const tooSmall = ({ n, events }: { readonly n: number; readonly events: number }, minimum: SubgroupsPlan['minimum']): boolean =>
  n < minimum.subjects || events < minimum.events || n - events < minimum.nonEvents

/** AUROC, sensitivity and specificity in each subgroup, and whether the AUROC differs between the groups of an attribute (Cochran's Q, Holm). */
export function subgroupResults(
  cases: CaseColumns,
  plan: SubgroupsPlan,
  options: Resampling & { readonly threshold: number },
): SubgroupResults {
  const measures: Measure[] = []
  const insufficient: string[] = []
  const areas = new Map<string, Estimate[]>()
  for (const group of groups(plan, cases.attributes)) {
    const members = pick(cases, positionsWhere(cases.n, group.holds))
    const events = members.labels.reduce((sum, label) => sum + label, 0)
    const sizes = { n: members.n, events }
    if (tooSmall(sizes, plan.minimum)) {
      insufficient.push(group.name)
      const reason = `too few: ${members.n} cases, ${events} with and ${members.n - events} without the condition`
      measures.push(...names.map((name) => withheld(name, group.name, sizes, reason)))
      continue
    }
    const area = aurocOf(members, options.level)
    const calls = callMeasures(members, { ...options, prevalences: [], group: group.name }).measures
    measures.push(
      measure('auroc', group.name, area),
      ...calls
        .filter(({ name }) => name === 'sensitivity' || name === 'specificity')
        .map(({ name, estimate }) => measure(name, group.name, estimate)),
    )
    if (group.attributes.length === 1) areas.set(group.attributes[0], [...(areas.get(group.attributes[0]) ?? []), area])
  }
  return { measures, interactions: interactionTable(areas), insufficient }
}

/** Tests of interaction, one for each attribute, adjusted together after Holm. */
export function interactionTable(areas: ReadonlyMap<string, readonly Estimate[]>): Table {
  const tests = Array.from(areas, ([attribute, estimates]) => ({ attribute, ...interactionTest(estimates) })).filter(({ p }) => p !== null)
  const adjusted = holm(tests.map(({ p }) => p ?? 1))
  return {
    id: 'subgroup-interactions',
    title: { key: 'table.subgroups' },
    note: { key: 'table.subgroups.note' },
    columns: [
      { title: { key: 'table.subgroups.attribute' }, kind: 'text' },
      { title: { key: 'table.subgroups.q' }, kind: 'number' },
      { title: { key: 'table.subgroups.p' }, kind: 'number' },
      { title: { key: 'table.subgroups.adjusted' }, kind: 'number' },
    ],
    rows: tests.map(({ attribute, q, p }, i) => [attribute, q, p, adjusted[i]]),
  }
}
