import { canonicalBytes, hex, sha256 } from '@vitalbench/kernel/seal'
import type { LockedPlan } from './locked-plan.ts'

/** Bytes of `plan.json`: the canonical JSON (RFC 8785) of a locked plan. */
export const planBytes = (plan: LockedPlan): Uint8Array => canonicalBytes(plan)

/** What names a run: SHA-256 of {@link planBytes}, 64 hexadecimal digits. */
export const planDigest = (plan: LockedPlan): string => hex(sha256(planBytes(plan)))
