import type { Measure } from '@vitalbench/bench'
import { auroc, aurocClustered, averagePrecision } from '@vitalbench/kernel/statistics'
import type { Estimate } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'
import { measure } from './measure.ts'
import type { Resampling } from './resampling.ts'

/** AUROC of the cases: DeLong where each case is a patient of its own, Obuchowski where patients have several. */
export const aurocOf = (cases: CaseColumns, level: number): Estimate =>
  cases.patients < cases.n ? aurocClustered({ ...cases, clusters: cases.patient }, { level }) : auroc(cases, { level })

/** Separation of the classes: AUROC and average precision. */
export function discrimination(cases: CaseColumns, { level, replicates, stream }: Resampling): readonly Measure[] {
  const clusters = cases.patients < cases.n ? cases.patient : undefined
  const precision = averagePrecision(cases, { stream: stream('average precision'), replicates, level, clusters })
  return [measure('auroc', 'all', aurocOf(cases, level)), measure('averagePrecision', 'all', precision)]
}
