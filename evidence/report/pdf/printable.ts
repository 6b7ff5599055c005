import { fonts } from './fonts.ts'

/** Code points of a TrueType font: the segments of its `cmap` of format 4 or 12 (OpenType 1.9, cmap). */
function segmentsOf(font: Buffer): readonly (readonly [number, number])[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i))
  return subtables.flatMap((at): readonly (readonly [number, number])[] => {
    const format = font.readUInt16BE(at)
    if (format === 12)
      return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => [
        font.readUInt32BE(at + 16 + 12 * i),
        font.readUInt32BE(at + 20 + 12 * i),
      ])
    if (format !== 4) return []
    const size = font.readUInt16BE(at + 6)
    return Array.from({ length: size / 2 }, (_, i) => [font.readUInt16BE(at + 16 + size + 2 * i), font.readUInt16BE(at + 14 + 2 * i)])
  })
}

let known: Set<number> | undefined

const covered = (): Set<number> => {
  known ??= new Set(
    fonts()
      .flatMap(segmentsOf)
      .flatMap(([from, to]) => (to >= 0xffff && from >= 0xffff ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i))),
  )
  return known
}

/** Text as the fonts of the PDF can show it: PDF/A forbids a missing glyph, so a strange letter is named by its code point. */
export const printable = (text: string): string =>
  Array.from(
    text.replace(/\s/g, (space) => (space === '\u00a0' ? space : ' ')),
    (letter) => {
      const code = letter.codePointAt(0)!
      return code >= 0x20 && covered().has(code) ? letter : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
    },
  ).join('')
