const square = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u

/** Width of a text in px: an estimate that suits Latin letters (the widest of the usual fonts) and Hangul, which is as wide as it is high. */
export const widthOf = (text: string, size = 13): number =>
  Array.from(text).reduce((sum, letter) => sum + (square.test(letter) ? size : (size * 8) / 13), 0)

const oneLine = (text: string): readonly string[] => Array.from(text.slice(0, 400).replace(/\s+/g, ' ').trim())

/** A label of at most `longest` letters on one line, with an ellipsis for the rest. */
export function shorten(label: string, longest = 30): string {
  const letters = oneLine(label)
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('')
}

/** Where a word that is wider than a line can be cut: as far as it and a hyphen fit, after one letter at least. */
const cutOf = (letters: readonly string[], width: number, size: number): number =>
  Math.max(
    1,
    letters.findIndex((_, i) => widthOf(letters.slice(0, i + 1).join(''), size) + widthOf('-', size) > width),
  )

/** Where a label can break without a cut: before a space, and between two parts of a word that a hyphen joins. */
export const breaks = /(?=\s)|(?<=\p{L}-)(?=\p{L})/u

/** Breaks a label into at most `lines` lines of `width` px, at spaces and hyphens if it can; an ellipsis stands for what is left over. */
export function wrap(label: string, options: { readonly width: number; readonly lines: number; readonly size?: number }): string[] {
  const { width, lines, size = 13 } = options
  const rows: string[] = []
  for (const part of oneLine(label).join('').split(breaks)) {
    const word = part.trimStart()
    const joined = rows.length > 0 ? rows.at(-1) + part : word
    if (widthOf(joined, size) <= width) {
      rows.splice(-1, 1, joined)
      continue
    }
    let letters: readonly string[] = Array.from(word)
    while (letters.length > 1 && widthOf(letters.join(''), size) > width) {
      const cut = cutOf(letters, width, size)
      rows.push(`${letters.slice(0, cut).join('')}${/^\p{Script=Latin}$/u.test(letters[cut - 1]) ? '-' : ''}`)
      letters = letters.slice(cut)
    }
    rows.push(letters.join(''))
  }
  if (rows.length <= lines) return rows
  const last = Array.from(rows[lines - 1].replace(/-$/, ''))
  while (last.length > 1 && widthOf(`${last.join('')}…`, size) > width) last.pop()
  return [...rows.slice(0, lines - 1), `${last.join('')}…`]
}
