import type { Measure } from '@vitalbench/bench'
import { confusionCounts, confusionMeasures, predictiveValuesAt, wilson } from '@vitalbench/kernel/statistics'
import type { ConfusionCounts } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import { measure } from './measure.ts'

/** Calls at the threshold: counts and every measure of the 2×2 table, predictive values also at the declared prevalences. */
export function operatingPoint(
  cases: CaseColumns,
  options: { readonly threshold: number; readonly level: number; readonly prevalences: readonly number[] },
): { readonly counts: ConfusionCounts; readonly measures: readonly Measure[] } {
  const { threshold, level, prevalences } = options
  const counts = confusionCounts(cases, threshold)
  const atThreshold = Object.entries(confusionMeasures(counts, { level })).map(([name, estimate]) => measure(name, 'all', estimate))
  const elsewhere = prevalences.flatMap((prevalence) => {
    const { ppv, npv } = predictiveValuesAt(counts, prevalence, { level })
    const group = `prevalence=${prevalence}`
    return [measure('ppvAtPrevalence', group, ppv), measure('npvAtPrevalence', group, npv)]
  })
  const answered = cases.answered.reduce((sum, flag) => sum + flag, 0)
  return { counts, measures: [...atThreshold, ...elsewhere, measure('answered', 'all', wilson(answered, cases.n, { level }))] }
}
