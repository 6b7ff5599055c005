import { fromBase64 } from './base64.ts'
import { fail } from './errors.ts'
import { hex } from './hex.ts'
import { sha256 } from './sha256.ts'

/** An Ed25519 key that can sign: its raw public key of 32 bytes, the id of that, and the private half. */
export interface SigningKey {
  readonly keyid: string
  readonly publicKey: Uint8Array
  readonly privateKey: CryptoKey
}

/** Id of a public key: SHA-256 of its 32 raw bytes, in hexadecimal. */
export const keyidOf = (publicKey: Uint8Array): string => hex(sha256(publicKey))

/** WebCrypto takes bytes of an ArrayBuffer that nobody shares. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** The 16 bytes of PKCS #8 before the 32-byte seed of an Ed25519 private key (RFC 8410, section 7). */
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20)

const withPublicHalf = async (privateKey: CryptoKey): Promise<SigningKey> => {
  const { x = '' } = await globalThis.crypto.subtle.exportKey('jwk', privateKey)
  const publicKey = fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`)
  return { keyid: keyidOf(publicKey), publicKey, privateKey }
}

/** Makes a new Ed25519 key from the system's randomness. */
export async function generateSigningKey(): Promise<SigningKey> {
  const pair = await globalThis.crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  return withPublicHalf((pair as CryptoKeyPair).privateKey)
}

/** The signing key of a PKCS #8 document in DER (RFC 8410); throws KEY_BYTES for anything else. */
export async function signingKeyFromPkcs8(der: Uint8Array): Promise<SigningKey> {
  let privateKey: CryptoKey
  try {
    privateKey = await globalThis.crypto.subtle.importKey('pkcs8', own(der), 'Ed25519', true, ['sign'])
  } catch (error) {
    throw fail('KEY_BYTES', { what: 'private key in PKCS #8', detail: (error as Error).message }, { cause: error })
  }
  return withPublicHalf(privateKey)
}

/** The signing key of a 32-byte seed (RFC 8032, section 5.1.5); throws KEY_BYTES for another length. */
export async function signingKeyFromSeed(seed: Uint8Array): Promise<SigningKey> {
  if (seed.length !== 32) throw fail('KEY_BYTES', { what: 'seed', detail: `it has ${seed.length} bytes, not 32` })
  const der = new Uint8Array(48)
  der.set(pkcs8Prefix)
  der.set(seed, 16)
  return signingKeyFromPkcs8(der)
}

/** PKCS #8 document in DER of a signing key. */
export const pkcs8OfSigningKey = async (key: SigningKey): Promise<Uint8Array> =>
  new Uint8Array(await globalThis.crypto.subtle.exportKey('pkcs8', key.privateKey))

/** Ed25519 signature of a message, 64 bytes; the same for the same key and message (RFC 8032, section 5.1.6). */
export const signBytes = async (message: Uint8Array, key: SigningKey): Promise<Uint8Array> =>
  new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', key.privateKey, own(message)))

/** Whether an Ed25519 signature fits message and 32-byte public key; false for a malformed key or signature too. */
export async function verifyBytes(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = await globalThis.crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify'])
    return await globalThis.crypto.subtle.verify('Ed25519', key, own(signature), own(message))
  } catch {
    // A public key that is no point of the curve fails to import on some systems; it verifies nothing.
    return false
  }
}
