import { fail } from './errors.ts'
import type { Outcome, OutcomeValue } from './outcome.ts'

/** What the values of one column of the outcomes are. A column with nothing but nulls has no kind. */
export type ColumnKind = 'number' | 'string' | 'boolean' | 'numbers' | null

/** A column of outcome values: its name, and the kind that all its values share. */
export interface OutcomeColumn {
  readonly name: string
  readonly kind: ColumnKind
}

const reserved = new Set(['case', 'status', 'reason'])

const isNumberOrNull = (value: unknown): boolean => value === null || Number.isFinite(value)

const kindOf = (value: OutcomeValue): ColumnKind | undefined => {
  if (value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean'
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined
  return Array.isArray(value) && value.every(isNumberOrNull) ? 'numbers' : undefined
}

/**
 * Columns of the values of all outcomes, sorted by name. Throws OUTCOME_COLUMN, OUTCOME_TYPE or OUTCOME_VALUE
 * with the column and the first offending case.
 */
export function outcomeColumns(outcomes: readonly Outcome[]): readonly OutcomeColumn[] {
  const kinds = new Map<string, ColumnKind>()
  for (const outcome of outcomes) {
    for (const [column, value] of Object.entries(outcome.values)) {
      if (reserved.has(column)) throw fail('OUTCOME_COLUMN', { column })
      const found = kindOf(value)
      const expected = kinds.get(column) ?? null
      if (found === undefined) throw fail('OUTCOME_VALUE', { column, case: outcome.case, found: String(value).slice(0, 80) })
      if (expected !== null && found !== null && found !== expected)
        throw fail('OUTCOME_TYPE', { column, case: outcome.case, found, expected })
      kinds.set(column, expected ?? found)
    }
  }
  return Array.from(kinds, ([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The outcomes with every value in every case: what a case lacks is null, keys are in the order of their names.
 * This is what `outcomes.parquet` holds, what the Merkle root is over, and what findings are derived from.
 * Throws OUTCOME_TWICE for two outcomes of one case, and the errors of {@link outcomeColumns}.
 */
export function completeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const columns = outcomeColumns(outcomes)
  const seen = new Set<string>()
  return outcomes.map(({ case: id, status, reason, values }) => {
    if (seen.has(id)) throw fail('OUTCOME_TWICE', { case: id })
    seen.add(id)
    const complete = columns.map(({ name }) => [name, Object.hasOwn(values, name) ? values[name] : null] as const)
    return { case: id, status, reason, values: Object.fromEntries(complete) }
  })
}
