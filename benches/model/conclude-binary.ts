import type { Findings, Outcome, StudyIdentity, Text } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import type { CaseColumns } from './columns.ts'
import { contractOf } from './contract.ts'
import { calibrationFigures } from './figures/calibration.ts'
import { forestFigure } from './figures/forest.ts'
import { precisionRecallFigure, rocFigure } from './figures/ranking.ts'
import { calibration } from './measures/calibration.ts'
import { comparison } from './measures/comparison.ts'
import { discrimination } from './measures/discrimination.ts'
import { operatingPoint } from './measures/operating-point.ts'
import type { Resampling } from './measures/resampling.ts'
import { subgroupResults } from './measures/subgroups.ts'
import { caseCounts, clusteringCaution, failureCaution, notTested, thresholdCaution } from './limits.ts'
import { overlapFindings } from './overlap.ts'
import type { BinaryPlan } from './tasks/binary-plan.ts'
import { confusionTable } from './tables.ts'
import { chooseThreshold, lockedThreshold } from './threshold.ts'

function chosen(plan: BinaryPlan, tuning: CaseColumns): { readonly value: number; readonly n: number } {
  return { value: typeof plan.threshold === 'number' ? plan.threshold : chooseThreshold(plan.threshold, tuning), n: tuning.n }
}

/** Findings of the binary task, from its outcomes alone. */
export function concludeBinary(
  plan: BinaryPlan,
  study: StudyIdentity,
  options: { readonly outcomes: readonly Outcome[]; readonly columns: (split: string) => CaseColumns },
): Findings {
  const { outcomes, columns } = options
  const resampling: Resampling = {
    level: plan.confidence,
    replicates: plan.bootstrap.replicates,
    stream: (name) => stream(study.seed, 'conclude', name),
  }
  const cases = columns('test')
  const threshold = lockedThreshold(plan.threshold, () => chosen(plan, columns('tuning')))
  const judged = { ...resampling, threshold: threshold.value }
  const calls = operatingPoint(cases, { ...judged, prevalences: plan.prevalences })
  const probabilities = contractOf(study.product).output.scale === 'probability'
  const calibrated = probabilities ? calibration(cases, { ...judged, plan }) : null
  const subgroups = plan.subgroups ? subgroupResults(cases, plan.subgroups, judged) : null
  const overall = [...discrimination(cases, resampling), ...calls.measures, ...(calibrated?.measures ?? []), ...comparison(cases, judged)]
  const overlap = overlapFindings(outcomes)
  const uncalibrated: readonly Text[] = probabilities ? [] : [{ key: 'caution.notProbability' }]
  return {
    measures: [...overall, ...(subgroups?.measures ?? [])],
    tables: [
      confusionTable(calls.counts, threshold.value),
      ...threshold.tables,
      ...(subgroups ? [subgroups.interactions] : []),
      overlap.table,
    ],
    figures: [
      rocFigure(cases, calls.counts),
      ...(calibrated ? calibrationFigures(calibrated) : []),
      ...(subgroups ? [forestFigure('auroc', overall, subgroups.measures)] : []),
      precisionRecallFigure(cases),
    ],
    ...caseCounts(outcomes),
    cautions: [
      ...thresholdCaution(threshold.value),
      ...failureCaution(outcomes, plan.failures),
      ...overlap.cautions,
      ...clusteringCaution(cases),
      ...uncalibrated,
    ],
    notTested: notTested(subgroups?.insufficient ?? null),
  }
}
