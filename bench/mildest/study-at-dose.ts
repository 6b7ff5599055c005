import type { Bench } from '../contract.ts'
import type { LockedPlan } from '../study/locked-plan.ts'
import type { Dose } from './search-mildest.ts'

/** What is searched: a criterion of a study under the faults of a condition, down to a width of the bracket as a share of the dose. */
export interface SearchTask {
  readonly criterion: string
  readonly condition: string
  readonly tolerance: number
}

/** Least and greatest width of a bracket; finer ones lie below the period of any controller. */
export const tolerances = [1e-4, 0.5] as const

/** What a search needs of a bench, whatever its plan; a bench that lacks these cannot be searched. */
export type SearchableBench = Pick<Bench<never>, 'name' | 'version' | 'faultsIn' | 'atDose' | 'mostAffected'>

/** The locked study of a probe: at a dose, with the one criterion judged in the group of the condition; null where the bench has no doses. */
export function studyAtDose(
  plan: LockedPlan,
  { atDose }: SearchableBench,
  { criterion, condition, kept, share }: Dose & Omit<SearchTask, 'tolerance'>,
): LockedPlan | null {
  if (!atDose) return null
  const lowered = atDose(plan.plan as never, { condition, kept, share })
  const criteria = plan.criteria.filter(({ id }) => id === criterion).map((each) => ({ ...each, group: lowered.group }))
  return { ...plan, criteria, plan: lowered.plan }
}
