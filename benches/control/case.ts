import type { Case, Lab } from '@vitalbench/bench'
import { resolveFault } from './faults/fault.ts'
import type { Fault } from './faults/fault.ts'
import { nominal } from './nominal.ts'
import type { ControlPlan } from './plan.ts'
import type { Plant, PlantPatient, SessionIndex } from './plants/plant.ts'
import { plants } from './plants/plants.ts'

/** One patient under one condition. */
export interface ControlCase extends Case {
  readonly patient: PlantPatient
  readonly condition: string
  readonly faults: readonly Fault[]
}

/** The kind of virtual patient of a plan. */
export const plantOf = ({ patient }: ControlPlan): Plant<ControlPlan> => {
  const plant = plants.find(({ name }) => name === patient)
  if (!plant) throw new RangeError(`no virtual patient "${patient}"`)
  return plant as unknown as Plant<ControlPlan>
}

/** What is measured of each session of a plan. */
export function indicesOf(plan: ControlPlan): readonly SessionIndex[] {
  const { indices, lacks } = plantOf(plan)
  const absent = lacks?.(plan) ?? []
  return indices.filter(({ needs }) => needs === undefined || !absent.includes(needs))
}

/** The conditions of a plan with their faults, the one without faults first. */
export const conditionsOf = (plan: ControlPlan): readonly { readonly name: string; readonly faults: readonly Fault[] }[] => [
  { name: nominal, faults: [] },
  ...plan.conditions.map(({ name, faults }) => ({ name, faults: faults.map((fault) => resolveFault(fault, plantOf(plan).faults)) })),
]

/** Every patient under every condition, patient by patient. */
export async function* listControlCases(plan: ControlPlan, lab: Lab): AsyncIterable<ControlCase> {
  for await (const patient of await plantOf(plan).patients(plan, lab.study.seed, lab.data.read))
    for (const { name, faults } of conditionsOf(plan)) yield { id: `${patient.id}/${name}`, patient, condition: name, faults }
}

/** How many cases a plan has, where that can be said without drawing the patients. */
export function countControlCases(plan: ControlPlan): number | null {
  const { size } = (plan as unknown as { readonly cohort: { readonly size?: number } }).cohort
  return size === undefined ? null : size * conditionsOf(plan).length
}
