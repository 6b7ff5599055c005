import { parseCanonical } from './canonical-json.ts'
import { fail } from './errors.ts'

/** Media type of an in-toto statement as payload of an envelope. */
export const statementType = 'application/vnd.in-toto+json'

/** Predicate type of the evidence of one run. */
export const evidencePredicateType = 'https://vitalbench.org/attestation/evidence/v1'

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

/** Makes the statement that `predicate` holds of the evidence files `subjects`. */
export const evidenceStatement = <P>(subjects: readonly Subject[], predicate: P): Statement<P> => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: subjects,
  predicateType: evidencePredicateType,
  predicate,
})

const isSubject = (value: unknown): value is Subject => {
  const { name, digest } = (value ?? {}) as Partial<Subject>
  return typeof name === 'string' && typeof digest?.sha256 === 'string' && /^[0-9a-f]{64}$/.test(digest.sha256)
}

/** The evidence statement in a payload; throws the errors of {@link parseCanonical}, and STATEMENT_SHAPE. */
export function readEvidenceStatement(payload: Uint8Array): Statement {
  const value = parseCanonical(payload)
  if (typeof value !== 'object' || value === null) throw fail('STATEMENT_SHAPE', { detail: 'is no object' })
  const { _type, subject, predicateType, predicate } = value as Partial<Statement>
  if (_type !== 'https://in-toto.io/Statement/v1') throw fail('STATEMENT_SHAPE', { detail: 'is no in-toto Statement v1' })
  if (predicateType !== evidencePredicateType)
    throw fail('STATEMENT_SHAPE', { detail: `does not have the predicate type ${evidencePredicateType}` })
  if (!Array.isArray(subject) || !subject.every(isSubject))
    throw fail('STATEMENT_SHAPE', { detail: 'has subjects without name and SHA-256' })
  return { _type, subject, predicateType, predicate }
}
