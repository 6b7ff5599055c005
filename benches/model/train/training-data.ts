import type { TrainingRows } from '@vitalbench/kernel/learning'
import { hex, sha256, sha256Stream } from '@vitalbench/kernel/seal'
import { assignSplit, checkTable, columnOf, readDictionary, readTable, textAt } from '../data/index.ts'
import type { DataDictionary, Table } from '../data/index.ts'
import { rowsByPatient } from '../patients.ts'
import { fail } from './errors.ts'
import type { Recipe } from './recipe.ts'

/** The rows that a recipe learns from, those that it tunes on, and the digest of the former as they stand in the data. */
export interface TrainingData {
  readonly dictionary: DataDictionary
  readonly training: TrainingRows
  readonly tuning: TrainingRows | null
  readonly trainedOn: string
}

/** Reads a file and holds it against the digest that the recipe gives. */
async function readLocked(file: string, expected: string, read: (path: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = await read(file)
  const found = hex(sha256(bytes))
  if (found !== expected) throw fail('TRAIN_DIGEST', { file, found, expected })
  return bytes
}

function inputColumn(table: Table, name: string): Float64Array {
  const column = columnOf(table, name)
  if ('strings' in column) throw fail('TRAIN_INPUT_TEXT', { column: name })
  return column.numbers
}

/** Columns with the last known value of the same patient in place of a missing one. */
function filled(
  table: Table,
  columns: readonly Float64Array[],
  by: { readonly patient: string; readonly time: string },
): readonly Float64Array[] {
  const patients = rowsByPatient(table, by)
  return columns.map((values) => {
    const known = values.slice()
    for (const { rows } of patients)
      for (let i = 1; i < rows.length; i++) if (Number.isNaN(known[rows[i]])) known[rows[i]] = known[rows[i - 1]]
    return known
  })
}

/** SHA-256 of rows as they stand in the data: one JSON array a line, inputs and then the label as 1 or 0, missing as null. */
function digestOfRows(rows: Uint32Array, columns: readonly Float64Array[], labels: Uint8Array): string {
  const encoder = new TextEncoder()
  const digest = sha256Stream()
  for (const row of rows) {
    const values = columns.map((column) => (Number.isNaN(column[row]) ? null : column[row]))
    digest.update(encoder.encode(`${JSON.stringify([...values, labels[row]])}\n`))
  }
  return hex(digest.digest())
}

/** Reads, checks, splits and fills the data of a recipe. */
export async function trainingData(recipe: Recipe, read: (path: string) => Promise<Uint8Array>): Promise<TrainingData> {
  const { data, split, label, positive, inputs, fill, patient, time } = recipe
  const dictionary = readDictionary(await readLocked(data.dictionary, data.dictionarySha256, read))
  const table = await readTable(await readLocked(data.file, data.sha256, read), data.format, dictionary)
  const mistakes = checkTable(table, dictionary)
  if (mistakes.length > 0) throw fail('TRAIN_DATA', { first: mistakes[0].message, count: mistakes.length })
  const parts = assignSplit({ table, ...split })
  const labelColumn = columnOf(table, label)
  const labels = Uint8Array.from({ length: table.rows }, (_, row) => (textAt(labelColumn, row) === String(positive) ? 1 : 0))
  const raw = inputs.map((name) => inputColumn(table, name))
  const columns = fill && patient && time ? filled(table, raw, { patient, time }) : raw
  const rowsOf = (part: string): Uint32Array => {
    const rows = Uint32Array.from(parts.flatMap((each, row) => (each === part ? [row] : [])))
    const unlabelled = rows.find((row) => textAt(labelColumn, row) === null)
    if (unlabelled !== undefined) throw fail('TRAIN_LABEL_MISSING', { row: unlabelled + 1, column: label })
    return rows
  }
  const take = (rows: Uint32Array): TrainingRows => ({
    columns: columns.map((values) => Float64Array.from(rows, (row) => values[row])),
    labels: Uint8Array.from(rows, (row) => labels[row]),
  })
  const [on, tuneOn] = [rowsOf(recipe.on), rowsOf(recipe.tuneOn)]
  if (on.length === 0) throw fail('TRAIN_NO_ROWS', { part: recipe.on })
  return {
    dictionary,
    training: take(on),
    tuning: tuneOn.length > 0 ? take(tuneOn) : null,
    trainedOn: digestOfRows(on, raw, labels),
  }
}
