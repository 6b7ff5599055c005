import type { Outcome, Table, Text } from '@vitalbench/bench'
import { quantile } from '@vitalbench/kernel/numbers'

const prefix = 'view.'

const rounded = (value: number): number => Number(value.toPrecision(3))

/** Who the patients are: where they come from, how many draws were thrown away, and what a clinician would enter of them. */
export function cohortTable(outcomes: readonly Outcome[]): Table {
  const patients = [...new Map(outcomes.map(({ values }) => [values.patient, values])).values()].filter(
    ({ patient }) => patient !== undefined,
  )
  const numbers = (name: string): readonly number[] => patients.map((values) => values[name]).filter((value) => typeof value === 'number')
  const draws = numbers('draws').reduce((sum, each) => sum + each, 0)
  const views = Object.keys(patients[0] ?? {}).filter((name) => name.startsWith(prefix) && typeof patients[0][name] === 'number')
  const rows: readonly (readonly (Text | number)[])[] = [
    [{ key: 'table.cohort.generator' }, String(patients[0]?.origin ?? '–')],
    [{ key: 'table.cohort.patients' }, patients.length],
    ...(draws > 0
      ? [
          [{ key: 'table.cohort.draws' }, draws],
          [{ key: 'table.cohort.acceptance' }, rounded((100 * patients.length) / draws)],
        ]
      : []),
    ...views.map((name) => {
      const [low, median, high] = [0, 0.5, 1].map((share) => rounded(quantile([...numbers(name)], share)))
      return [{ key: name }, { key: 'table.cohort.range', values: { low, median, high } }]
    }),
  ]
  return {
    id: 'cohort',
    title: { key: 'table.cohort' },
    note: { key: 'table.cohort.note' },
    columns: [
      { title: { key: 'table.cohort.item' }, kind: 'text' },
      { title: { key: 'table.cohort.value' }, kind: 'text' },
    ],
    rows,
  }
}
