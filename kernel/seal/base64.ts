import { fail } from './errors.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) sextets[alphabet.charCodeAt(i)] = i

/** Base64 of bytes, padded (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const group = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0)
    text += alphabet[group >> 18] + alphabet[(group >> 12) & 63]
    text += (left > 1 ? alphabet[(group >> 6) & 63] : '=') + (left > 2 ? alphabet[group & 63] : '=')
  }
  return text
}

/**
 * Bytes of canonical base64. Throws BASE64_TEXT for a foreign character, missing or misplaced padding,
 * and for trailing bits that are not zero (RFC 4648, section 3.5), so that bytes have one spelling only.
 */
export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw fail('BASE64_TEXT', { detail: `its length ${text.length} is no multiple of 4` })
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < digits; i++) {
    const code = text.charCodeAt(i)
    const sextet = code < 128 ? sextets[code] : -1
    if (sextet < 0) throw fail('BASE64_TEXT', { detail: `character ${i} is ${JSON.stringify(text[i])}` })
    bits = ((bits << 6) | sextet) & 0xffffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = bits >> held
    }
  }
  if ((bits & ((1 << held) - 1)) !== 0) throw fail('BASE64_TEXT', { detail: 'the bits after its last byte are not zero' })
  return bytes
}
