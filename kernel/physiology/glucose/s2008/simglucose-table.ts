import { fail } from '../errors.ts'
import type { BasalAmounts } from './basal.ts'
import type { BasalMisfit } from './basal-misfits.ts'
import { basalMisfits } from './basal-misfits.ts'
import { pmolPerUnit } from './derivative.ts'
import type { FreeName, S2008Parameters, SolvedName } from './parameters.ts'
import { freeParameters } from './parameters.ts'
import { states } from './quantities.ts'

/** What the companion of a table says about the treatment of a patient. */
export interface TableTherapy {
  /** Carbohydrate that one unit covers, g/U. */
  readonly carbohydrateRatio: number
  /** Fall of glucose by one unit, mg/dL. */
  readonly correctionFactor: number
  /** Age in years. */
  readonly age: number
  /** Insulin of a day, U. */
  readonly dailyInsulin: number
}

/** A patient of a table, as stated there, with what does not fit. */
export interface TablePatient {
  readonly name: string
  readonly parameters: S2008Parameters
  readonly amounts: BasalAmounts
  /** The 13 initial states; copy them into the `state` of a body where they are not at rest. */
  readonly state: Float64Array
  /** Basal infusion in U/min by the stated u2ss. */
  readonly infusion: number
  /** Null without a companion. */
  readonly therapy: TableTherapy | null
  readonly misfits: readonly BasalMisfit[]
}

const solved: readonly SolvedName[] = ['m2', 'm4', 'm30', 'kp1', 'Vm0']
const parameterNames: readonly (FreeName | SolvedName)[] = [...freeParameters.map(({ name }) => name), ...solved]
const amountNames: readonly (keyof BasalAmounts)[] = ['Gpb', 'Gtb', 'Ipb', 'Ilb', 'u2ss', 'isc1ss', 'isc2ss']
const stateNames = states.map((_, k) => `x0_${k + 1}`)

interface Row {
  readonly line: number
  readonly name: string
  /** The number in a column; throws where it is none. */
  readonly number: (column: string) => number
}

const cells = (line: string): readonly string[] =>
  line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

/** Rows of a table with a column Name; blanks and quotation marks around cells, and blanks within the names of columns, do not count. */
function rowsOf(text: string, table: string, columns: readonly string[]): readonly Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = cells(lines[0]).map((name) => name.replace(/\s+/g, ''))
  for (const name of ['Name', ...columns]) if (!header.includes(name)) throw fail('GLUCOSE_TABLE_COLUMN', { table, name })
  const seen = new Set<string>()
  return lines.flatMap((text, index): readonly Row[] => {
    if (index === 0 || text.trim() === '') return []
    const line = index + 1
    const values = cells(text)
    const name = values[header.indexOf('Name')] ?? ''
    if (name === '' || seen.has(name)) throw fail('GLUCOSE_TABLE_NAME', { value: name, line, table })
    seen.add(name)
    const number = (column: string): number => {
      const cell = values[header.indexOf(column)] ?? ''
      const value = cell === '' ? NaN : Number(cell)
      if (!Number.isFinite(value)) throw fail('GLUCOSE_TABLE_NUMBER', { name: column, patient: name, value: cell, line, table })
      return value
    }
    return [{ line, name, number }]
  })
}

function therapiesOf(text: string, known: ReadonlySet<string>): ReadonlyMap<string, TableTherapy> {
  const table = 'companion table'
  return new Map(
    rowsOf(text, table, ['CR', 'CF', 'Age', 'TDI']).map(({ line, name, number }): [string, TableTherapy] => {
      if (!known.has(name)) throw fail('GLUCOSE_TABLE_NAME', { value: name, line, table })
      return [name, { carbohydrateRatio: number('CR'), correctionFactor: number('CF'), age: number('Age'), dailyInsulin: number('TDI') }]
    }),
  )
}

/**
 * Reads patients of S2008 from a table of the form that simglucose uses, and from its companion `Name,CR,CF,Age,TDI`: both CSV text that
 * the user has the right to use; no values come along. Every departure from the basal relations is a misfit of its patient; a missing
 * column, a cell that is no number and a name without a patient are errors (GLUCOSE_TABLE_…).
 */
export function readSimglucoseTable(csv: string, companion?: string): readonly TablePatient[] {
  const rows = rowsOf(csv, 'table of patients', [...parameterNames, ...amountNames, ...stateNames])
  const therapies = companion === undefined ? null : therapiesOf(companion, new Set(rows.map(({ name }) => name)))
  return rows.map(({ name, number }) => {
    const parameters = Object.fromEntries(parameterNames.map((column) => [column, number(column)])) as S2008Parameters
    const amounts = Object.fromEntries(amountNames.map((column) => [column, number(column)])) as unknown as BasalAmounts
    const state = Float64Array.from(stateNames, number)
    return {
      name,
      parameters,
      amounts,
      state,
      infusion: (amounts.u2ss * parameters.BW) / pmolPerUnit,
      therapy: therapies?.get(name) ?? null,
      misfits: basalMisfits(parameters, { amounts, state }),
    }
  })
}
