import type { Bench, Case, Lab, Outcome, OutcomeStatus, OutcomeValue } from '../contract.ts'

const statuses: ReadonlySet<OutcomeStatus> = new Set(['ok', 'invalid', 'late', 'crashed', 'out-of-memory', 'unreachable', 'error'])
const columns: ReadonlySet<string> = new Set(['case', 'status', 'reason'])
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** The outcome of a case in which the bench itself broke. */
export const errorOutcome = (id: string, reason: string): Outcome => ({
  case: id,
  status: 'error',
  reason: reason.toWellFormed(),
  values: {},
})

const describe = (value: unknown): string => (typeof value === 'number' ? String(value) : value === null ? 'null' : typeof value)

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** A value as it is kept, −0 as 0; undefined for what no outcome may hold. */
function kept(value: unknown): OutcomeValue | undefined {
  if (isNumber(value)) return value + 0
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return loneSurrogate.test(value) ? undefined : value
  if (!Array.isArray(value) || !value.every((each) => each === null || isNumber(each))) return undefined
  return value.map((each: number | null) => (each === null ? null : each + 0))
}

function firstWrong(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? 'text with a lone surrogate' : describe(value)
  const at = value.findIndex((each) => each !== null && !isNumber(each))
  return `${describe(value[at])} at [${at}]`
}

/** An outcome as it is kept and counted, or the error outcome that says which of its fields cannot be. */
export function keptOutcome(id: string, outcome: Outcome): Outcome {
  if (typeof outcome !== 'object' || outcome === null)
    return errorOutcome(id, `the bench returned ${describe(outcome)} instead of an outcome`)
  if (outcome.case !== id) return errorOutcome(id, `the bench returned the outcome of case "${outcome.case}"`)
  if (!statuses.has(outcome.status)) return errorOutcome(id, `status is ${JSON.stringify(outcome.status)}`)
  const reason = outcome.reason ?? null
  if (reason !== null && typeof reason !== 'string') return errorOutcome(id, `reason is ${describe(reason)}`)
  const values: Record<string, OutcomeValue> = {}
  for (const [name, value] of Object.entries(outcome.values ?? {})) {
    if (columns.has(name)) return errorOutcome(id, `a value is called "${name}", as a column of every outcome`)
    const clean = kept(value)
    if (clean === undefined) return errorOutcome(id, `value "${name}" is ${firstWrong(value)}`)
    values[name] = clean
  }
  return { case: id, status: outcome.status, reason: reason?.toWellFormed() ?? null, values }
}

/** Runs one case; whatever the bench does, there is an outcome, and it can be kept. */
export async function runCase<P, C extends Case>(
  bench: Bench<P, C>,
  case_: C,
  { plan, lab }: { readonly plan: P; readonly lab: Lab },
): Promise<Outcome> {
  try {
    return keptOutcome(case_.id, await bench.run(case_, plan, lab))
  } catch (error) {
    return errorOutcome(case_.id, error instanceof Error ? error.message : String(error))
  }
}
