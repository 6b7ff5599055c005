import { parseCanonical } from './canonical-json.ts'
import { fail } from './errors.ts'

/** Media type of an in-toto statement as payload of an envelope. */
export const statementType = 'application/vnd.in-toto+json'

/** Predicate type of the evidence of one run. */
export const evidencePredicateType = 'https://vitalbench.org/attestation/evidence/v1'

/** Predicate type of a search for the mildest failure. */
export const searchPredicateType = 'https://vitalbench.org/attestation/mildest-failure/v1'

/** A file that a statement speaks of: its path in the folder, with `/`, and its SHA-256 in hexadecimal. */
export interface Subject {
  readonly name: string
  readonly digest: { readonly sha256: string }
}

/** An in-toto Statement v1: `predicate` is claimed of all `subject`s. */
export interface Statement<P = unknown> {
  readonly _type: 'https://in-toto.io/Statement/v1'
  readonly subject: readonly Subject[]
  readonly predicateType: string
  readonly predicate: P
}

/** Makes the statement that `predicate` of a type, by default that of evidence, holds of the files `subjects`. */
export const evidenceStatement = <P>(
  subjects: readonly Subject[],
  predicate: P,
  predicateType: string = evidencePredicateType,
): Statement<P> => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: subjects,
  predicateType,
  predicate,
})

const isSubject = (value: unknown): value is Subject => {
  const { name, digest } = (value ?? {}) as Partial<Subject>
  return typeof name === 'string' && typeof digest?.sha256 === 'string' && /^[0-9a-f]{64}$/.test(digest.sha256)
}

/** The statement of a type, by default that of evidence, in a payload; throws the errors of {@link parseCanonical}, and STATEMENT_SHAPE. */
export function readEvidenceStatement(payload: Uint8Array, wanted: string = evidencePredicateType): Statement {
  const value = parseCanonical(payload)
  if (typeof value !== 'object' || value === null) throw fail('STATEMENT_SHAPE', { detail: 'is no object' })
  const { _type, subject, predicateType, predicate } = value as Partial<Statement>
  if (_type !== 'https://in-toto.io/Statement/v1') throw fail('STATEMENT_SHAPE', { detail: 'is no in-toto Statement v1' })
  if (predicateType !== wanted) throw fail('STATEMENT_SHAPE', { detail: `does not have the predicate type ${wanted}` })
  if (!Array.isArray(subject) || !subject.every(isSubject))
    throw fail('STATEMENT_SHAPE', { detail: 'has subjects without name and SHA-256' })
  return { _type, subject, predicateType, predicate }
}
