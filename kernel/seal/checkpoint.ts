import { canonicalBytes, parseCanonical } from './canonical-json.ts'
import { openEnvelope, sealEnvelope } from './dsse.ts'
import type { Envelope } from './dsse.ts'
import type { SigningKey } from './ed25519.ts'
import { fail } from './errors.ts'

/** Media type of a signed checkpoint of a log. */
export const checkpointType = 'application/vnd.vitalbench.checkpoint+json'

/** What a log says of itself at a moment: how many entries, and the root of their tree (32 bytes in hexadecimal). */
export interface Checkpoint {
  /** Which log, by the address of its centre. */
  readonly origin: string
  readonly size: number
  readonly root: string
  /** ISO 8601. */
  readonly at: string
}

/** Signs a checkpoint into an envelope. */
export const sealCheckpoint = ({ origin, size, root, at }: Checkpoint, key: SigningKey): Promise<Envelope> =>
  sealEnvelope({ payloadType: checkpointType, payload: canonicalBytes({ origin, size, root, at }), key })

/** Checks the signature of a checkpoint and opens it. Throws what {@link openEnvelope} throws, and CHECKPOINT_SHAPE. */
export async function openCheckpoint(envelope: unknown): Promise<{ readonly checkpoint: Checkpoint; readonly keyid: string }> {
  const { payloadType, payload, keyid } = await openEnvelope(envelope)
  const value = payloadType === checkpointType ? (parseCanonical(payload) as Partial<Checkpoint>) : {}
  const { origin, size, root, at } = value
  const fits =
    typeof origin === 'string' &&
    Number.isSafeInteger(size) &&
    typeof root === 'string' &&
    /^[0-9a-f]{64}$/.test(root) &&
    typeof at === 'string'
  if (!fits) throw fail('CHECKPOINT_SHAPE', { type: payloadType })
  return { checkpoint: { origin, size: size as number, root, at }, keyid }
}
