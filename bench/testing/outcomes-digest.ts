import { canonicalBytes, hex, sha256 } from '@vitalbench/kernel/seal'
import type { Outcome } from '../contract.ts'

/** SHA-256 over the canonical JSON of all outcomes in their order. */
export const outcomesDigest = (outcomes: readonly Outcome[]): string => hex(sha256(canonicalBytes(outcomes)))
