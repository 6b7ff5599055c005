const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', đ: 'd', ł: 'l', þ: 'th', ð: 'd' }

/** A text as it is searched: without case, marks and spaces, letters that other keyboards lack replaced, jamo joined to syllables. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæøœđłþð]/g, (letter) => letters[letter])
    .replace(/\s+/g, '')
