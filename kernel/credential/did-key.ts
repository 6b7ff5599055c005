import { base58, fromBase58 } from './base58.ts'

/** Multicodec of an Ed25519 public key. */
const ed25519 = [0xed, 0x01] as const

/**
 * The did:key of an Ed25519 public key of 32 bytes: a name that holds the key itself, so that nobody has to be asked for it
 * (did:key method, W3C CCG).
 *
 * @example
 * didOf(key.publicKey) // 'did:key:z6Mk…'
 */
export const didOf = (publicKey: Uint8Array): string => `did:key:z${base58(new Uint8Array([...ed25519, ...publicKey]))}`

/** The Ed25519 public key that a did:key holds; null for any other name. */
export function keyOfDid(did: string): Uint8Array | null {
  const text = /^did:key:z([1-9A-HJ-NP-Za-km-z]{40,60})$/.exec(did)?.[1]
  const bytes = text === undefined ? null : fromBase58(text)
  return bytes?.length === 34 && bytes[0] === ed25519[0] && bytes[1] === ed25519[1] ? bytes.slice(2) : null
}
