import type { Mistake } from '@vitalbench/bench'
import { textAt } from './data/index.ts'
import type { Column, Table } from './data/index.ts'
import type { SubgroupsPlan } from './plan.ts'
import type { PreparedData } from './tasks/task.ts'

/** A row as a reader counts it, from 1, and how many more like it there are. */
const told = (rows: readonly number[]): string => `row ${rows[0] + 1}${rows.length > 1 ? ` (and ${rows.length - 1} more)` : ''}`

const rowsWhere = ({ rows }: Table, holds: (row: number) => boolean): readonly number[] => [...Array(rows).keys()].filter(holds)

function missingValues(
  data: PreparedData,
  key: string,
  { column, parts }: { column: Column; parts?: readonly string[] },
): readonly Mistake[] {
  const rows = rowsWhere(data.table, (row) => textAt(column, row) === null && (parts?.includes(data.parts[row]) ?? true))
  const cure = 'fill it in, leave the row out of the data, or name another column'
  return rows.length === 0 ? [] : [{ path: ['plan', key], message: `column "${column.name}" has no value in ${told(rows)}`, cure }]
}

/** Columns that name cases, patients or times, and have no value in some row. A column that is not there is no matter of this check. */
export const inspectIdentifiers = (data: PreparedData, named: Readonly<Record<string, string>>): readonly Mistake[] =>
  Object.entries(named).flatMap(([key, name]) => {
    const column = data.table.columns.get(name)
    return column ? missingValues(data, key, { column }) : []
  })

/** Two rows of the parts to be run that name the same case. */
export function inspectCaseNames(data: PreparedData, name: string, parts: readonly string[]): readonly Mistake[] {
  const column = data.table.columns.get(name)
  if (!column) return []
  const seen = new Set<string>()
  const again = rowsWhere(data.table, (row) => {
    const id = textAt(column, row)
    if (id === null || !parts.includes(data.parts[row])) return false
    const known = seen.has(id)
    seen.add(id)
    return known
  })
  if (again.length === 0) return []
  const message = `"${textAt(column, again[0])}" names a second case in ${told(again)}`
  return [{ path: ['plan', 'case'], message, cure: 'name a column whose values are unique; the patient has a key of its own' }]
}

/** A label that is missing in the parts to be run, or that never or always means "has the condition". */
export function inspectYesNo(
  data: PreparedData,
  { label, positive }: { readonly label: string; readonly positive: string | number | boolean },
  parts: readonly string[],
): readonly Mistake[] {
  const column = data.table.columns.get(label)
  if (!column) return []
  const values = new Set(rowsWhere(data.table, () => true).flatMap((row) => textAt(column, row) ?? []))
  const wanted = String(positive)
  const others = [...values].filter((value) => value !== wanted)
  const never = values.has(wanted) ? [] : [`column "${label}" never is "${wanted}"`]
  const always = values.has(wanted) && others.length === 0 ? [`column "${label}" always is "${wanted}"`] : []
  const cure = others.length > 0 ? `write one of its values: ${others.slice(0, 12).join(', ')}` : 'name the column of the truth'
  return [
    ...missingValues(data, 'label', { column, parts }),
    ...[...never, ...always].map((message) => ({ path: ['plan', 'positive'], message, cure })),
  ]
}

/** An hourly label that is neither 0 nor 1 (nor missing). */
export function inspectHourlyLabel({ table }: PreparedData, label: string): readonly Mistake[] {
  const column = table.columns.get(label)
  if (!column) return []
  const wrong = rowsWhere(table, (row) => !['0', '1', null].includes('numbers' in column ? textAt(column, row) : 'text'))
  if (wrong.length === 0) return []
  const message = `column "${label}" is "${textAt(column, wrong[0])}" in ${told(wrong)}`
  return [{ path: ['plan', 'label'], message, cure: 'label each hour with the number 1 or 0' }]
}

/** A patient whose rows fall into several parts of the data, so that hours of training would come into the test. */
export function inspectPatientParts({ table, parts }: PreparedData, patient: string): readonly Mistake[] {
  const column = table.columns.get(patient)
  if (!column || parts.length === 0) return []
  const partOf = new Map<string, string>()
  for (let row = 0; row < table.rows; row++) {
    const id = textAt(column, row)
    if (id === null) continue
    const part = partOf.get(id) ?? parts[row]
    partOf.set(id, part)
    if (part !== parts[row])
      return [
        {
          path: ['plan', 'split'],
          message: `patient "${id}" has rows in "${part}" and, from row ${row + 1} on, in "${parts[row]}"`,
          cure: `split by "${patient}", so that all rows of a patient stay together`,
        },
      ]
  }
  return []
}

/** Cuts on a column of text, which has no order to cut. */
export const inspectCuts = ({ table }: PreparedData, subgroups: SubgroupsPlan | undefined): readonly Mistake[] =>
  (subgroups?.columns ?? []).flatMap(({ column: name, cuts }, i) => {
    const column = table.columns.get(name)
    if (!cuts || !column || 'numbers' in column) return []
    const path = ['plan', 'subgroups', 'columns', i, 'cuts']
    return [
      {
        path,
        message: `column "${name}" holds text, which cannot be cut at ${cuts.join(', ')}`,
        cure: 'leave the cuts out, or name a column of numbers',
      },
    ]
  })
