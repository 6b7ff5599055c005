import type { Figure, Measure } from '@vitalbench/bench'
import { conditionText } from './conditions.ts'
import { badness } from '../plants/plant.ts'
import type { Plant } from '../plants/plant.ts'
import type { Session } from '../sessions.ts'

const find = (measures: readonly Measure[], name: string, group: string): Measure | undefined =>
  measures.find((measure) => measure.name === name && measure.group === group)

/** The first index of the plant in each condition. */
export function conditionForest(measures: readonly Measure[], groups: readonly string[], { indices }: Pick<Plant, 'indices'>): Figure {
  const [{ name }] = indices
  return {
    kind: 'forest',
    id: `conditions-${name}`,
    title: { key: 'figure.conditions' },
    caption: { key: 'figure.conditions.caption' },
    x: { label: { key: `measure.${name}` } },
    rows: groups.map((group) => {
      const measure = find(measures, name, group)
      return {
        label: group,
        value: measure?.value ?? null,
        low: measure?.interval?.low ?? null,
        high: measure?.interval?.high ?? null,
        n: measure?.n ?? 0,
      }
    }),
  }
}

const mostPatients = 30

/** The first index of the plant in each patient, the worst first: mean and range over the conditions. */
export function patientForest(sessions: readonly Session[], { indices }: Pick<Plant, 'indices'>): Figure | null {
  const [first] = indices
  const values = new Map<string, number[]>()
  for (const session of sessions) {
    const value = session.number(`index.${first.name}`)
    if (!Number.isNaN(value)) values.set(session.patient, [...(values.get(session.patient) ?? []), value])
  }
  if (values.size < 2) return null
  const rows = [...values].map(([label, all]) => ({
    label,
    value: all.reduce((sum, value) => sum + value, 0) / all.length,
    low: Math.min(...all),
    high: Math.max(...all),
    n: all.length,
  }))
  const shown = rows.toSorted((a, b) => badness(first, b.value) - badness(first, a.value)).slice(0, mostPatients)
  return {
    kind: 'forest',
    id: `patients-${first.name}`,
    title: { key: 'figure.patients' },
    caption: { key: 'figure.patients.caption', values: { shown: shown.length, n: rows.length } },
    x: { label: { key: `measure.${first.name}` } },
    rows: shown,
  }
}

const mostColumns = 8

/** Every condition by the first indices: the change that the faults make. */
export function faultMap(measures: readonly Measure[], groups: readonly string[], { indices }: Pick<Plant, 'indices'>): Figure | null {
  if (groups.length < 2) return null
  const columns = indices.slice(0, mostColumns)
  return {
    kind: 'heatmap',
    id: 'faults',
    title: { key: 'figure.faults' },
    caption: { key: 'figure.faults.caption' },
    x: { label: { key: 'figure.faults.endpoint' } },
    y: { label: { key: 'table.condition' } },
    columns: columns.map(({ name }) => ({ key: `measure.${name}` })),
    rows: groups.map((group) => ({
      label: conditionText(group),
      cells: columns.map(({ name, better }) => {
        const [base, here] = [find(measures, name, groups[0]), find(measures, name, group)]
        const value = here?.value ?? null
        return {
          value,
          text: value === null ? '–' : { key: 'figure.faults.cell', values: { value: Number(value.toPrecision(3)) } },
          tone: toneOf(better, base, here),
        }
      }),
    })),
  }
}

/** How a condition stands to the one without faults: no worse, a little, clearly, or far beyond the spread between patients. */
function toneOf(better: string, base: Measure | undefined, here: Measure | undefined) {
  if (better === 'target' || base?.value == null || here?.value == null || !base.interval) return null
  const half = Math.max((base.interval.high - base.interval.low) / 2, Math.abs(base.value) * 0.01, Number.MIN_VALUE)
  const worse = (better === 'higher' ? base.value - here.value : here.value - base.value) / half
  return worse <= 1 ? 'good' : worse <= 3 ? 'acceptable' : worse <= 8 ? 'poor' : 'bad'
}
