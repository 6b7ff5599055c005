import type { Table } from '@vitalbench/bench'
import type { ConfusionCounts } from '@vitalbench/kernel/statistics'
import type { ThresholdPlan } from './plan.ts'

/** The 2×2 table at the judged threshold. */
export const confusionTable = ({ tp, fp, fn, tn }: ConfusionCounts, threshold: number): Table => ({
  id: 'confusion',
  title: { key: 'table.confusion', values: { threshold: Number.isFinite(threshold) ? Number(threshold.toPrecision(6)) : '∞' } },
  note: { key: 'table.confusion.note' },
  columns: [
    { title: { key: 'table.confusion.truth' }, kind: 'text' },
    { title: { key: 'table.confusion.positive' }, kind: 'count' },
    { title: { key: 'table.confusion.negative' }, kind: 'count' },
  ],
  rows: [
    [{ key: 'table.confusion.with' }, tp, fn],
    [{ key: 'table.confusion.without' }, fp, tn],
  ],
})

const ruleText = (rule: Exclude<ThresholdPlan, number>): string => ('atLeast' in rule ? `${rule.choose} ≥ ${rule.atLeast}` : rule.choose)

/** The threshold that was chosen on the tuning split, with its rule. */
export const thresholdTable = (rule: Exclude<ThresholdPlan, number>, value: number, n: number): Table => ({
  id: 'threshold',
  title: { key: 'table.threshold' },
  note: { key: 'table.threshold.note', values: { n } },
  columns: [
    { title: { key: 'table.threshold.rule' }, kind: 'text' },
    { title: { key: 'table.threshold.value' }, kind: 'number' },
  ],
  rows: [[ruleText(rule), value]],
})
