import type { Table } from './data/index.ts'
import { fail } from './errors.ts'
import { cell } from './table.ts'

/** The rows of each patient in time order; patients in the order in which they first appear. */
export function rowsByPatient(
  table: Table,
  columns: { readonly patient: string; readonly time: string },
): readonly { readonly patient: string; readonly rows: readonly number[] }[] {
  const byPatient = new Map<string, number[]>()
  const times = new Float64Array(table.rows)
  for (let row = 0; row < table.rows; row++) {
    const time = cell(table, columns.time, row)
    if (typeof time !== 'number') throw fail('MODEL_TIME_MISSING', { column: columns.time, row: row + 1 })
    times[row] = time
    const patient = String(cell(table, columns.patient, row))
    const rows = byPatient.get(patient)
    if (rows) rows.push(row)
    else byPatient.set(patient, [row])
  }
  return Array.from(byPatient, ([patient, rows]) => ({ patient, rows: rows.sort((a, b) => times[a] - times[b]) }))
}
