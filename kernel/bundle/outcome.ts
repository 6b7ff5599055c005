/** `ok`: a valid answer. All others: what the product did instead of answering, `error`: the bench itself broke. */
export const outcomeStatuses = ['ok', 'invalid', 'late', 'crashed', 'out-of-memory', 'unreachable', 'error'] as const

/** A value of an outcome: what a column of `outcomes.parquet` can hold. Missing is null, never NaN. */
export type OutcomeValue = number | string | boolean | null | readonly (number | null)[]

/** What became of one case: a row of `outcomes.parquet`. */
export interface Outcome {
  readonly case: string
  readonly status: (typeof outcomeStatuses)[number]
  readonly reason: string | null
  readonly values: Readonly<Record<string, OutcomeValue>>
}

/** An element of the schema of a Parquet file in the order of the file, the root first; a list takes three. */
export interface ColumnElement {
  readonly name: string
  readonly num_children?: number
}

/** Names of the columns of scalars and lists that a schema declares, in the order of the file. */
export function columnNames(schema: readonly ColumnElement[]): readonly string[] {
  const names: string[] = []
  for (let i = 1; i < schema.length; i += schema[i].num_children ? 3 : 1) names.push(schema[i].name)
  return names
}

const statuses = new Set<unknown>(outcomeStatuses)

/**
 * Outcomes from the decoded columns of `outcomes.parquet`: case, status, reason, then the values, each with one entry a case.
 * Throws where the columns are others, or a row has no case, no status or a reason that is no text.
 */
export function outcomesFromColumns(names: readonly string[], columns: readonly (readonly unknown[])[]): readonly Outcome[] {
  if (names.slice(0, 3).join() !== 'case,status,reason') throw new Error('its columns do not begin with case, status and reason')
  const [ids, status, reasons, ...values] = columns
  return ids.map((id, row) => {
    if (typeof id !== 'string' || !statuses.has(status[row])) throw new Error(`row ${row} has no case or no status`)
    const reason = reasons[row]
    if (reason !== null && typeof reason !== 'string') throw new Error(`row ${row} has a reason that is no text`)
    const named = values.map((column, i) => [names[i + 3], column[row] as OutcomeValue] as const)
    return { case: id, status: status[row] as Outcome['status'], reason, values: Object.fromEntries(named) }
  })
}
