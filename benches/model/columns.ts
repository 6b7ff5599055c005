import type { Outcome, StudyIdentity } from '@vitalbench/bench'

/**
 * The cases of one split, as columns of one length n. `scores` of a case without a valid answer follow the plan's rule:
 * the wrong extreme (−Infinity for a positive, +Infinity for a negative) under `worst`; under `exclude` the case is left out.
 */
export interface CaseColumns {
  readonly n: number
  readonly ids: readonly string[]
  readonly labels: Uint8Array
  readonly scores: Float64Array
  readonly reference: Float64Array | null
  /** 1 where the product gave a valid answer, whatever the reference did. */
  readonly answered: Uint8Array
  /** Index of the patient of each case, 0 … patients − 1. */
  readonly patient: Uint32Array
  readonly patients: number
  /** Attributes for subgroups by column name, null where missing. */
  readonly attributes: ReadonlyMap<string, readonly (string | number | null)[]>
}

/** How a case without a valid answer counts. */
export type FailureRule = 'worst' | 'exclude'

const wrongExtreme = (label: number): number => (label === 1 ? -Infinity : Infinity)

/** Columns of the outcomes of one split, with the plan's rule for cases without a valid answer applied. */
export function caseColumns(
  outcomes: readonly Outcome[],
  options: {
    readonly split: string
    readonly failures: FailureRule
    readonly attributes: readonly string[]
    readonly study: StudyIdentity
  },
): CaseColumns {
  const compared = options.study.reference !== null
  const chosen = outcomes.filter(
    (outcome) => outcome.values.split === options.split && (options.failures === 'worst' || outcome.status === 'ok'),
  )
  const n = chosen.length
  const labels = Uint8Array.from(chosen, (outcome) => Number(outcome.values.label))
  // A reference that does not answer counts as right, so that no product wins by starving it.
  const score = (name: string, missing: (label: number) => number) =>
    Float64Array.from(chosen, ({ values }, i) => (typeof values[name] === 'number' ? values[name] : missing(labels[i])))
  const patientIds = new Map<string, number>()
  const patient = Uint32Array.from(chosen, ({ values }) => {
    const id = String(values.patient)
    const known = patientIds.get(id) ?? patientIds.size
    patientIds.set(id, known)
    return known
  })
  return {
    n,
    ids: chosen.map((outcome) => outcome.case),
    labels,
    scores: score('score', wrongExtreme),
    reference: compared ? score('reference', (label) => -wrongExtreme(label)) : null,
    answered: Uint8Array.from(chosen, ({ values }) => (typeof values.score === 'number' ? 1 : 0)),
    patient,
    patients: patientIds.size,
    attributes: new Map(
      options.attributes.map((name) => [name, chosen.map(({ values }) => (values[`attribute.${name}`] ?? null) as string | number | null)]),
    ),
  }
}

/** The cases at the given positions, in that order. */
export function pick(cases: CaseColumns, positions: Uint32Array): CaseColumns {
  const floats = (values: Float64Array) => Float64Array.from(positions, (i) => values[i])
  const bytes = (values: Uint8Array) => Uint8Array.from(positions, (i) => values[i])
  const seen = new Map<number, number>()
  const patient = Uint32Array.from(positions, (i) => {
    const known = seen.get(cases.patient[i]) ?? seen.size
    seen.set(cases.patient[i], known)
    return known
  })
  return {
    n: positions.length,
    ids: Array.from(positions, (i) => cases.ids[i]),
    labels: bytes(cases.labels),
    scores: floats(cases.scores),
    reference: cases.reference && floats(cases.reference),
    answered: bytes(cases.answered),
    patient,
    patients: seen.size,
    attributes: new Map(Array.from(cases.attributes, ([name, values]) => [name, Array.from(positions, (i) => values[i])])),
  }
}

/** Positions at which a test holds. */
export function positionsWhere(n: number, holds: (position: number) => boolean): Uint32Array {
  const positions = new Uint32Array(n)
  let count = 0
  for (let i = 0; i < n; i++) if (holds(i)) positions[count++] = i
  return positions.slice(0, count)
}
