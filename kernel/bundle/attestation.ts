import {
  canonicalBytes,
  evidenceStatement,
  openEnvelope,
  parseCanonical,
  readEvidenceStatement,
  sealEnvelope,
  statementType,
} from '@vitalbench/kernel/seal'
import type { SigningKey, Subject } from '@vitalbench/kernel/seal'
import type { BundleCircumstances, BundleFindings, BundlePlan, Verdict } from './contents.ts'
import { fail } from './errors.ts'
import type { ReportLanguage } from './file-names.ts'

/** What the signer claims of the files of an evidence folder. */
export interface EvidenceClaims {
  readonly study: string
  readonly planDigest: string
  readonly outcomes: { readonly cases: number; readonly merkleRoot: string }
  readonly evidenceDigest: string
  readonly verdict: Verdict
  readonly criteria: readonly { readonly id: string; readonly verdict: Verdict }[]
  readonly product: { readonly name: string; readonly version: string; readonly manufacturer: string }
  readonly bench: { readonly name: string; readonly version: string }
  readonly software: { readonly name: string; readonly version: string }
  readonly started: string
  readonly finished: string
  /** Languages of the report; the first one is that of `report.html` and `report.pdf`. */
  readonly languages: readonly ReportLanguage[]
}

/** An attestation whose signature fits: who signed, which files with which digests, and what is claimed of them. */
export interface Attestation {
  readonly keyid: string
  readonly subjects: ReadonlyMap<string, string>
  readonly claims: EvidenceClaims
}

/** Claims that follow from the files of a run and their digests. */
export function claimsOf(run: {
  readonly plan: BundlePlan
  readonly findings: BundleFindings
  readonly circumstances: BundleCircumstances
  readonly planDigest: string
  readonly evidenceDigest: string
  readonly outcomes: EvidenceClaims['outcomes']
  readonly languages: readonly ReportLanguage[]
}): EvidenceClaims {
  const { plan, findings, circumstances, planDigest, evidenceDigest, outcomes, languages } = run
  const { name, version, manufacturer } = plan.product
  return {
    study: plan.study,
    planDigest,
    outcomes,
    evidenceDigest,
    verdict: findings.verdict,
    criteria: findings.criteria.map(({ id, verdict }) => ({ id, verdict })),
    product: { name, version, manufacturer },
    bench: plan.bench,
    software: plan.software,
    started: circumstances.started,
    finished: circumstances.finished,
    languages,
  }
}

/** Signs the claims over the digests of files (name to SHA-256); gives the bytes of `attestation.dsse.json`. */
export async function sealAttestation(digests: ReadonlyMap<string, string>, claims: EvidenceClaims, key: SigningKey): Promise<Uint8Array> {
  const subjects: Subject[] = Array.from(digests, ([name, sha256]) => ({ name, digest: { sha256 } }))
  const payload = canonicalBytes(evidenceStatement(subjects, claims))
  return canonicalBytes(await sealEnvelope({ payloadType: statementType, payload, key }))
}

/**
 * Opens the bytes of `attestation.dsse.json`: canonical spelling, signature, statement, each file named once.
 * Throws ATTESTATION_INVALID. The claims are signed, but not yet held against the files.
 */
export async function openAttestation(bytes: Uint8Array): Promise<Attestation> {
  try {
    const { keyid, payload, payloadType } = await openEnvelope(parseCanonical(bytes))
    if (payloadType !== statementType) throw fail('FILE_SHAPE', { detail: `its payload is ${payloadType.slice(0, 80)}` })
    const { subject, predicate } = readEvidenceStatement(payload)
    const subjects = new Map(subject.map(({ name, digest }) => [name, digest.sha256]))
    if (subjects.size !== subject.length) throw fail('FILE_SHAPE', { detail: 'it names a file twice' })
    return { keyid, subjects, claims: predicate as EvidenceClaims }
  } catch (error) {
    throw fail('ATTESTATION_INVALID', { detail: (error as Error).message }, { cause: error })
  }
}
