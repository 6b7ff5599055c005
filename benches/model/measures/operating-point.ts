import type { Measure } from '@vitalbench/bench'
import { wilson } from '@vitalbench/kernel/statistics'
import type { ConfusionCounts, Estimate } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import { callMeasures } from './calls.ts'
import type { CallOptions } from './calls.ts'
import { measure } from './measure.ts'

const shares = new Set(['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy', 'answered'])

/** A share counts its hits as events; the report's events are cases with the condition, so they are left out. */
const withoutHits = (name: string, estimate: Estimate): Estimate => (shares.has(name) ? { ...estimate, events: undefined } : estimate)

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
      measure('answered', 'all', withoutHits('answered', wilson(answered, cases.n, { level: options.level }))),
    ],
  }
}
