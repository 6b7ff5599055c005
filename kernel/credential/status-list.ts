import { base64url, fromBase64url } from './base64url.ts'
import { fail } from './errors.ts'

/** Entries that a list has at least, so that it tells nobody who holds a credential (Bitstring Status List, section 6.1). */
const least = 131_072

/** Bytes that an inflated list may have at most. */
const most = 4_000_000

/** The list of withdrawn credentials, encoded: gzip, which the caller brings, in multibase base64url. */
export function statusList(revoked: Iterable<number>, gzip: (bytes: Uint8Array) => Uint8Array): string {
  const indices = [...revoked]
  const bits = new Uint8Array(Math.max(least, ...indices.map((index) => index + 1)) / 8 + 1)
  for (const index of indices) bits[index >> 3] |= 0x80 >> (index & 7)
  return `u${base64url(gzip(bits))}`
}

/** Whether a list says that a credential was withdrawn; `gunzip` stops at the bytes that it is allowed. Throws CREDENTIAL_STATUS. */
export function isRevoked(encoded: string, index: number, gunzip: (bytes: Uint8Array, most: number) => Uint8Array): boolean {
  let bits: Uint8Array
  try {
    bits = gunzip(fromBase64url(encoded.replace(/^u/, '')), most)
  } catch (error) {
    throw fail('CREDENTIAL_STATUS', { reason: (error as Error).message }, { cause: error })
  }
  if (bits.length > most) throw fail('CREDENTIAL_STATUS', { reason: `it has more than ${most} bytes` })
  if (index >= bits.length * 8) throw fail('CREDENTIAL_STATUS', { reason: `it has no entry ${index}` })
  return (bits[index >> 3] & (0x80 >> (index & 7))) !== 0
}
