import { canonicalBytes, openEnvelope, parseCanonical, sealEnvelope } from '@vitalbench/kernel/seal'
import type { Envelope, SigningKey } from '@vitalbench/kernel/seal'
import type { Decision } from './decision.ts'
import { fail } from './errors.ts'

/** Media type of a signed gate decision. */
export const decisionType = 'application/vnd.vitalbench.gate-decision+json'

/** Signs a decision, with the instant at which it was given, into a DSSE envelope over its canonical JSON. */
export const signDecision = (options: {
  readonly decision: Decision
  readonly decidedAt: string
  readonly key: SigningKey
}): Promise<Envelope> =>
  sealEnvelope({
    payloadType: decisionType,
    // Optional members of the request may be undefined, which JSON drops and canonical JSON refuses.
    payload: canonicalBytes(JSON.parse(JSON.stringify({ decidedAt: options.decidedAt, ...options.decision }))),
    key: options.key,
  })

/** A signed decision, opened: what was decided, when, and by which key. Whose key that is remains to be asked. */
export interface OpenedDecision {
  readonly decision: Decision & { readonly decidedAt: string }
  readonly keyid: string
}

/** Checks the signature of a signed decision and opens it; throws what {@link openEnvelope} throws, and DECISION_TYPE for another payload. */
export async function openDecision(envelope: unknown): Promise<OpenedDecision> {
  const { payloadType, payload, keyid } = await openEnvelope(envelope)
  if (payloadType !== decisionType) throw fail('DECISION_TYPE', { type: payloadType })
  return { decision: parseCanonical(payload) as OpenedDecision['decision'], keyid }
}
