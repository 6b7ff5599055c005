import type { Outcome, Table, Text } from '@vitalbench/bench'
import { hex, sha256 } from '@vitalbench/kernel/seal'
import type { Table as DataTable } from './data/index.ts'
import { cell } from './table.ts'

/** What a case of the test shares with the training rows of the same data, or with another test case. */
export interface OverlapFlags {
  readonly 'overlap.patient': boolean
  readonly 'overlap.inputs': boolean
  readonly 'overlap.duplicate': boolean
}

/** A case as far as overlap goes: its part of the data, its patient, and its rows of the table. */
export interface CaseRows {
  readonly part: string
  readonly patient: string
  readonly rows: readonly number[]
}

const encoder = new TextEncoder()

/** One text for all inputs of a case, equal exactly where all values are; null where every input is missing, for that says nothing. */
function fingerprint(table: DataTable, inputs: readonly string[], rows: readonly number[]): string | null {
  const values = rows.flatMap((row) => inputs.map((name) => cell(table, name, row)))
  return values.every((value) => value === null) ? null : hex(sha256(encoder.encode(JSON.stringify(values))))
}

/**
 * For each case: whether its patient or its exact inputs also occur in the training part, and whether another test case has the
 * same inputs. Cases that are neither for training nor for the test take no part.
 */
export function overlapFlags(table: DataTable, inputs: readonly string[], cases: readonly CaseRows[]): readonly OverlapFlags[] {
  const prints = cases.map(({ part, rows }) => (part === 'train' || part === 'test' ? fingerprint(table, inputs, rows) : null))
  const trainedPatients = new Set(cases.filter(({ part }) => part === 'train').map(({ patient }) => patient))
  const counts = { train: new Map<string, number>(), test: new Map<string, number>() }
  for (const [i, { part }] of cases.entries()) {
    const print = prints[i]
    if (print !== null && (part === 'train' || part === 'test')) counts[part].set(print, (counts[part].get(print) ?? 0) + 1)
  }
  return cases.map(({ part, patient }, i) => {
    const print = prints[i]
    const times = (among: 'train' | 'test') => (print === null ? 0 : (counts[among].get(print) ?? 0))
    return {
      'overlap.patient': trainedPatients.has(patient),
      'overlap.inputs': times('train') > 0,
      'overlap.duplicate': part === 'test' && times('test') > 1,
    }
  })
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
