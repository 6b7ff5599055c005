import type { Figure, Series } from '@vitalbench/bench'
import { precisionRecallCurve, rocCurve, thinCurve } from '@vitalbench/kernel/statistics'
import type { ConfusionCounts, ScoredCases } from '@vitalbench/kernel/statistics'
import type { CaseColumns } from '../columns.ts'

const points = 400
const unit: readonly [number, number] = [0, 1]

function rocSeries(cases: ScoredCases, name: string): readonly Series[] {
  const curve = rocCurve(cases)
  if (curve === null) return []
  const { x, y } = thinCurve(curve, points)
  return [{ name: { key: name }, mark: 'line', x: Array.from(x), y: Array.from(y) }]
}

/** ROC curve of the product, and of the reference where there is one, with the judged threshold as a point. */
export function rocFigure(cases: CaseColumns, counts: ConfusionCounts): Figure {
  const { tp, fp, fn, tn } = counts
  const { labels, reference } = cases
  const judged: readonly Series[] =
    tp + fn > 0 && fp + tn > 0 ? [{ name: { key: 'figure.roc.point' }, mark: 'points', x: [fp / (fp + tn)], y: [tp / (tp + fn)] }] : []
  return {
    kind: 'curves',
    id: 'roc',
    title: { key: 'figure.roc' },
    caption: { key: 'figure.roc.caption' },
    x: { label: { key: 'figure.roc.x' }, domain: unit },
    y: { label: { key: 'figure.roc.y' }, domain: unit },
    diagonal: true,
    series: [
      ...rocSeries(cases, 'figure.roc.product'),
      ...(reference ? rocSeries({ labels, scores: reference }, 'figure.roc.reference') : []),
      ...judged,
    ],
  }
}

/** Precision against recall, with the prevalence as the line of no information. */
export function precisionRecallFigure(cases: CaseColumns): Figure {
  const curve = precisionRecallCurve(cases)
  const thin = curve && thinCurve(curve, points)
  const prevalence = cases.labels.reduce((sum, label) => sum + label, 0) / Math.max(1, cases.n)
  return {
    kind: 'curves',
    id: 'precision-recall',
    title: { key: 'figure.precisionRecall' },
    caption: { key: 'figure.precisionRecall.caption' },
    x: { label: { key: 'figure.precisionRecall.x' }, domain: unit },
    y: { label: { key: 'figure.precisionRecall.y' }, domain: unit },
    series: [
      ...(thin ? [{ name: { key: 'figure.roc.product' }, mark: 'line', x: Array.from(thin.x), y: Array.from(thin.y) } as const] : []),
      { name: { key: 'figure.precisionRecall.prevalence' }, mark: 'line', x: [0, 1], y: [prevalence, prevalence] },
    ],
  }
}
