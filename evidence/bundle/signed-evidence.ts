import type { Attestation } from '@vitalbench/kernel/bundle'
import type { Evidence } from './read-evidence.ts'

/** An evidence folder whose files are as signed, as values, with what they were signed as. */
export interface SignedEvidence extends Evidence {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly attestation: Attestation
}
