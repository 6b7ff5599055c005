const encoder = new TextEncoder()
const most = 75

/** A text value of RFC 5545 (3.3.11): backslash, semicolon, comma and line breaks escaped; other control characters are left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\t' ? control : ''))

/** A content line folded to at most 75 octets (3.1), never within a character, with its line break. */
export function contentLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > most) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return `${folded}\r\n`
}
