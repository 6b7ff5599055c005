import { base64, fromBase64 } from './base64.ts'
import { keyidOf, signBytes, verifyBytes } from './ed25519.ts'
import type { SigningKey } from './ed25519.ts'
import { fail } from './errors.ts'

/**
 * A DSSE envelope (Dead Simple Signing Envelope 1.0) with one Ed25519 signature. `publicKey` beside the signature is an
 * addition that readers may ignore: with it a stranger can check the signature from the envelope alone.
 */
export interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly [{ readonly keyid: string; readonly publicKey: string; readonly sig: string }]
}

/** What an envelope holds once its signature fits. Whose key `keyid` is remains to be asked. */
export interface OpenedEnvelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly keyid: string
}

/** Pre-authentication encoding, the bytes that are signed: `DSSEv1 <length> <type> <length> <payload>`. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const text = new TextEncoder()
  const type = text.encode(payloadType)
  const head = text.encode(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `)
  const bytes = new Uint8Array(head.length + payload.length)
  bytes.set(head)
  bytes.set(payload, head.length)
  return bytes
}

/**
 * Signs a payload into an envelope.
 *
 * @example
 * await sealEnvelope({ payloadType: statementType, payload: canonicalBytes(statement), key })
 */
export async function sealEnvelope(options: {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly key: SigningKey
}): Promise<Envelope> {
  const { payloadType, payload, key } = options
  const signature = await signBytes(preAuthenticationEncoding(payloadType, payload), key)
  const { keyid, publicKey } = key
  return { payload: base64(payload), payloadType, signatures: [{ keyid, publicKey: base64(publicKey), sig: base64(signature) }] }
}

const members = (value: unknown, names: readonly string[], what: string): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('ENVELOPE_SHAPE', { detail: `has no object as ${what}` })
  const found = Object.keys(value).sort().join(', ')
  const wanted = names.toSorted().join(', ')
  if (found !== wanted) throw fail('ENVELOPE_SHAPE', { detail: `has ${what} with members ${found.slice(0, 200)}, not ${wanted}` })
  return value as Record<string, unknown>
}

const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string') throw fail('ENVELOPE_SHAPE', { detail: `has a ${what} that is no text` })
  return value
}

/**
 * Checks the signature of an envelope and opens it. Throws ENVELOPE_SHAPE, BASE64_TEXT or ENVELOPE_SIGNATURE;
 * the payload is not looked at before its signature fits.
 */
export async function openEnvelope(value: unknown): Promise<OpenedEnvelope> {
  const envelope = members(value, ['payload', 'payloadType', 'signatures'], 'envelope')
  const { signatures } = envelope
  if (!Array.isArray(signatures) || signatures.length !== 1) throw fail('ENVELOPE_SHAPE', { detail: 'has not exactly one signature' })
  const signature = members(signatures[0], ['keyid', 'publicKey', 'sig'], 'signature')
  const payloadType = text(envelope.payloadType, 'payloadType')
  const payload = fromBase64(text(envelope.payload, 'payload'))
  const publicKey = fromBase64(text(signature.publicKey, 'publicKey'))
  const keyid = keyidOf(publicKey)
  if (text(signature.keyid, 'keyid') !== keyid)
    throw fail('ENVELOPE_SHAPE', { detail: `has a keyid that is not that of its public key, ${keyid}` })
  const sealed = preAuthenticationEncoding(payloadType, payload)
  if (!(await verifyBytes(sealed, fromBase64(text(signature.sig, 'sig')), publicKey))) throw fail('ENVELOPE_SIGNATURE', { keyid })
  return { payloadType, payload, keyid }
}
