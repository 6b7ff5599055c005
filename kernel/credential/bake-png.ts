import { fail } from './errors.ts'

const signature = [137, 80, 78, 71, 13, 10, 26, 10] as const
const keyword = 'openbadgecredential'

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = table[(c ^ byte) & 0xff] ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  readonly start: number
  readonly end: number
}

/** The chunks of a PNG picture. Throws CREDENTIAL_PICTURE. */
function chunksOf(png: Uint8Array): readonly Chunk[] {
  if (signature.some((byte, k) => png[k] !== byte)) throw fail('CREDENTIAL_PICTURE', { reason: 'is no PNG' })
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  for (let start = 8; start + 12 <= png.length;) {
    const length = view.getUint32(start)
    const end = start + 12 + length
    if (end > png.length) break
    const type = new TextDecoder().decode(png.subarray(start + 4, start + 8))
    chunks.push({ type, data: png.subarray(start + 8, start + 8 + length), start, end })
    start = end
  }
  if (chunks.at(-1)?.type !== 'IEND') throw fail('CREDENTIAL_PICTURE', { reason: 'is cut short' })
  return chunks
}

/** Puts a credential into a PNG picture, as an iTXt chunk (Open Badges 3.0, section 5.3.1). Throws CREDENTIAL_PICTURE. */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
  const [header] = chunksOf(png)
  // Keyword, no compression, no language, no translated keyword.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${credential}`)
  const baked = new Uint8Array(png.length + body.length + 8)
  baked.set(png.subarray(0, header.end))
  const view = new DataView(baked.buffer)
  view.setUint32(header.end, body.length - 4)
  baked.set(body, header.end + 4)
  view.setUint32(header.end + 4 + body.length, crc(body))
  baked.set(png.subarray(header.end), header.end + 8 + body.length)
  return baked
}

/** The credential in a PNG picture. Throws CREDENTIAL_PICTURE. */
export function unbakePng(png: Uint8Array): string {
  const head = `${keyword}\0\0\0`
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'iTXt') continue
    const text = new TextDecoder().decode(data)
    if (text.startsWith(head)) return text.slice(text.indexOf('\0', text.indexOf('\0', head.length) + 1) + 1)
  }
  throw fail('CREDENTIAL_PICTURE', { reason: 'holds no credential' })
}
