import type { Affected, ConditionDose, Measure, Outcome } from '@vitalbench/bench'
import { conditionsOf, indicesOf, plantOf } from './case.ts'
import { scaleFault } from './faults/fault.ts'
import type { Fault, PlannedFault } from './faults/fault.ts'
import { nominal } from './nominal.ts'
import type { ControlPlan } from './plan.ts'
import { badness } from './plants/plant.ts'
import { patientsOf, perPatient, sessionsOf } from './sessions.ts'

const faultsOf = (plan: ControlPlan, condition: string): readonly Fault[] =>
  conditionsOf(plan).find(({ name }) => name === condition && name !== nominal)?.faults ?? []

const rounded = (value: number): number => Number(value.toPrecision(3))

/** The faults of a condition in words: what, on what, when, how long, how strong. */
export const faultsInWords = (plan: ControlPlan, condition: string): readonly string[] =>
  faultsOf(plan, condition).map(({ kind, on, fromMinutes, minutes, everyMinutes, size }) =>
    [
      kind === on ? kind : `${kind} on ${on}`,
      `from minute ${fromMinutes}`,
      `for ${rounded(minutes)} min`,
      ...(everyMinutes === undefined ? [] : [`every ${everyMinutes} min`]),
      ...(size === undefined ? [] : [`of size ${rounded(size)}`]),
    ].join(' '),
  )

const planned = ({ kind, on, fromMinutes, minutes, everyMinutes, size }: Fault): PlannedFault => ({
  kind,
  on,
  fromMinutes,
  minutes,
  ...(everyMinutes === undefined ? {} : { everyMinutes }),
  ...(size === undefined ? {} : { size }),
})

/** The plan with one condition, its chosen faults at a share of their dose; without any condition where nothing is left. */
export function planAtDose(
  plan: ControlPlan,
  { condition, kept, share }: ConditionDose,
): { readonly plan: ControlPlan; readonly group: string } {
  if (kept.length === 0 || share === 0) return { plan: { ...plan, conditions: [] }, group: 'all' }
  const { disturbances } = plantOf(plan)
  const faults = faultsOf(plan, condition)
    .filter((_, i) => kept.includes(i))
    .map((fault) => planned(scaleFault(fault, share, disturbances.find(({ name }) => name === fault.on)?.rest ?? 0)))
  return { plan: { ...plan, conditions: [{ name: condition, faults }] }, group: condition }
}

/** Patients of a group by the index that a measure is the mean or the worst of, the worst first; none where it is of no index. */
export function mostAffected(
  outcomes: readonly Outcome[],
  plan: ControlPlan,
  { name, group }: Pick<Measure, 'name' | 'group'>,
): readonly Affected[] {
  const index = indicesOf(plan).find((each) => each.name === name || `${each.name}Worst` === name)
  if (!index) return []
  const sessions = sessionsOf(outcomes, 'product').filter(({ condition }) => group === 'all' || condition === group)
  const values = perPatient(sessions, (session) => session.number(`index.${index.name}`))
  return patientsOf(sessions)
    .map((id, i) => ({ id, value: values[i] }))
    .filter(({ value }) => !Number.isNaN(value))
    .toSorted((a, b) => badness(index, b.value) - badness(index, a.value) || (a.id < b.id ? -1 : 1))
}
