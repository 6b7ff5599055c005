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

/** AUROC, sensitivity and specificity in each subgroup, and whether they differ between the groups of an attribute (Cochran's Q, Holm). */
export function subgroupResults(
  cases: CaseColumns,
  plan: SubgroupsPlan,
  options: Resampling & { readonly threshold: number },
): SubgroupResults {
  const measures: Measure[] = []
  const insufficient: string[] = []
  const tested: GroupEstimates[] = []
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
    const found = [{ name: 'auroc', estimate: area }, ...calls.filter(({ name }) => name === 'sensitivity' || name === 'specificity')]
    for (const { name, estimate } of found) {
      measures.push(measure(name, group.name, estimate))
      if (group.attributes.length === 1) estimatesOf(tested, name, group.attributes[0]).push(estimate)
    }
  }
  return { measures, interactions: interactionTable(tested), insufficient }
}

/** Estimates of one measure in the groups of one attribute. */
export interface GroupEstimates {
  readonly name: string
  readonly attribute: string
  readonly estimates: Estimate[]
}

/** The list of estimates of a measure and an attribute, made on first use. */
export function estimatesOf(all: GroupEstimates[], name: string, attribute: string): Estimate[] {
  const known = all.find((each) => each.name === name && each.attribute === attribute)
  if (known) return known.estimates
  all.push({ name, attribute, estimates: [] })
  return all[all.length - 1].estimates
}

/** Tests of interaction, one for each measure and attribute, adjusted together after Holm; null where fewer than two groups have a standard error. */
export function interactionTable(all: readonly GroupEstimates[]): Table {
  const tests = all.map(({ name, attribute, estimates }) => ({ name, attribute, ...interactionTest(estimates) }))
  const testable = tests.filter(({ p }) => p !== null)
  const adjusted = holm(testable.map(({ p }) => p ?? 1))
  return {
    id: 'subgroup-interactions',
    title: { key: 'table.subgroups' },
    note: { key: 'table.subgroups.note' },
    columns: [
      { title: { key: 'table.subgroups.measure' }, kind: 'text' },
      { title: { key: 'table.subgroups.attribute' }, kind: 'text' },
      { title: { key: 'table.subgroups.q' }, kind: 'number' },
      { title: { key: 'table.subgroups.p' }, kind: 'number' },
      { title: { key: 'table.subgroups.adjusted' }, kind: 'number' },
    ],
    rows: tests.map((test) => {
      const at = testable.indexOf(test)
      return [{ key: `measure.${test.name}` }, test.attribute, test.q, test.p, at < 0 ? null : adjusted[at]]
    }),
  }
}
