import type { Outcome, Table, Text } from '@vitalbench/bench'
import type { Table as DataTable } from './data/index.ts'
import { cell } from './table.ts'

/** What a case of the test shares with the training rows of the same data, or with another test case. */
export interface OverlapFlags {
  readonly 'overlap.patient': boolean
  readonly 'overlap.inputs': boolean
  readonly 'overlap.duplicate': boolean
}

/** For each row: whether its patient or its exact inputs also occur in the training part, and whether another test row has the same inputs. */
export function overlapFlags(
  table: DataTable,
  options: { readonly inputs: readonly string[]; readonly patient: string; readonly parts: readonly string[] },
): (row: number) => OverlapFlags {
  const { inputs, patient, parts } = options
  const fingerprint = (row: number) => inputs.map((name) => String(cell(table, name, row))).join('\u0000')
  const trained = { patients: new Set<string>(), inputs: new Set<string>() }
  const tested = new Map<string, number>()
  for (let row = 0; row < table.rows; row++) {
    const print = fingerprint(row)
    if (parts[row] === 'train') {
      trained.patients.add(String(cell(table, patient, row)))
      trained.inputs.add(print)
    }
    if (parts[row] === 'test') tested.set(print, (tested.get(print) ?? 0) + 1)
  }
  return (row) => {
    const print = fingerprint(row)
    return {
      'overlap.patient': trained.patients.has(String(cell(table, patient, row))),
      'overlap.inputs': trained.inputs.has(print),
      'overlap.duplicate': (tested.get(print) ?? 0) > (parts[row] === 'test' ? 1 : 0),
    }
  }
}

/** Overlap of the test with the training data as a table, and as a caution where there is any. */
export function overlapFindings(outcomes: readonly Outcome[]): { readonly table: Table; readonly cautions: readonly Text[] } {
  const test = outcomes.filter(({ values }) => values.split === 'test')
  const count = (...flags: readonly (keyof OverlapFlags)[]) =>
    test.filter(({ values }) => flags.some((flag) => values[flag] === true)).length
  const shared = count('overlap.patient', 'overlap.inputs')
  return {
    table: {
      id: 'overlap',
      title: { key: 'table.overlap' },
      columns: [
        { title: { key: 'table.overlap.what' }, kind: 'text' },
        { title: { key: 'table.overlap.count' }, kind: 'count' },
      ],
      rows: [
        [{ key: 'table.overlap.patients' }, count('overlap.patient')],
        [{ key: 'table.overlap.rows' }, count('overlap.inputs')],
        [{ key: 'table.overlap.duplicates' }, count('overlap.duplicate')],
      ],
    },
    cautions: shared > 0 ? [{ key: 'caution.overlap', values: { count: shared, n: test.length } }] : [],
  }
}
