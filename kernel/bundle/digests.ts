import { canonicalBytes, hex, merkleRoot, sha256 } from '@vitalbench/kernel/seal'
import { completeOutcomes } from './complete-outcomes.ts'
import type { Outcome } from './outcome.ts'

/** SHA-256 of bytes in lower-case hexadecimal. */
export const digestOf = (bytes: Uint8Array): string => hex(sha256(bytes))

/** Merkle root (RFC 6962) in hexadecimal over the canonical JSON of each outcome, in case order. */
export const outcomesRoot = (outcomes: readonly Outcome[]): string => hex(merkleRoot(completeOutcomes(outcomes).map(canonicalBytes)))

/** What an evidence digest is over: SHA-256 of three files, and the Merkle root of the outcomes. */
export interface EvidenceParts {
  readonly plan: string
  readonly outcomes: string
  readonly findings: string
  readonly outcomesRoot: string
}

/** Digest of the evidence: SHA-256 of the canonical JSON of its parts. Machine, time and workers are no part of it. */
export const evidenceDigestOf = ({ plan, outcomes, findings, outcomesRoot }: EvidenceParts): string =>
  digestOf(canonicalBytes({ plan, outcomes, findings, outcomesRoot }))
