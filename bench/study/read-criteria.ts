import { checkPart } from './check-part.ts'
import type { Context } from './context.ts'
import { criterionMistakes, lockCriterion } from './criteria.ts'
import type { Criterion } from './locked-plan.ts'
import { criterionSchema } from './study-schema.ts'
import { valueAt } from './values.ts'

/** Reads and locks the criteria of a study, each held against the endpoints of the bench; their ids are unique. */
export async function readCriteria(
  written: readonly unknown[],
  context: Context & { readonly reference: boolean },
): Promise<readonly Criterion[]> {
  const { bench, reference, report } = context
  const criteria: Criterion[] = []
  for (const [index, each] of written.entries()) {
    const path = ['criteria', index]
    const { value, mistakes } = await checkPart(criterionSchema, each, { path })
    report(mistakes)
    if (value === null) continue
    if (bench) report(criterionMistakes(value, { path, endpoints: bench.endpoints, reference }))
    const criterion = lockCriterion(value)
    const { id } = criterion
    const at = valueAt(each, ['id']) === undefined ? path : [...path, 'id']
    if (criteria.some((other) => other.id === id))
      report([{ path: at, message: `two criteria are called "${id}"`, cure: 'give each an id of its own' }])
    criteria.push(criterion)
  }
  return criteria
}
