import type { Measure } from '@vitalbench/bench'
import { wilson } from '@vitalbench/kernel/statistics'
import type { ConfusionCounts } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import { callMeasures } from './calls.ts'
import type { CallOptions } from './calls.ts'
import { measure } from './measure.ts'

/** Calls at the threshold: counts and every measure of the 2×2 table, predictive values also at the declared prevalences. */
export function operatingPoint(
  cases: CaseColumns,
  options: Omit<CallOptions, 'group'>,
): { readonly counts: ConfusionCounts; readonly measures: readonly Measure[] } {
  const { counts, measures } = callMeasures(cases, { ...options, group: 'all' })
  const answered = cases.answered.reduce((sum, flag) => sum + flag, 0)
  return {
    counts,
    measures: [
      ...measures.map(({ name, prevalence, estimate }) =>
        measure(name, prevalence === null ? 'all' : `prevalence=${prevalence}`, estimate),
      ),
      measure('answered', 'all', wilson(answered, cases.n, { level: options.level })),
    ],
  }
}
