import { base64, fromBase64 } from '@vitalbench/kernel/seal'

/** Base64 for addresses, without padding (RFC 4648, section 5). */
export const base64url = (bytes: Uint8Array): string => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Bytes of base64url. Throws BASE64_TEXT. */
export const fromBase64url = (text: string): Uint8Array => {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(standard + '='.repeat((4 - (standard.length % 4)) % 4))
}
