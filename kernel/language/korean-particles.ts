type Ending = 'none' | 'rieul' | 'other'

/** How the letters of the alphabet are called end in, where it is no vowel: L (엘) and R (알) in ㄹ, M (엠) and N (엔) in another. */
const letters: Readonly<Record<string, Ending>> = { L: 'rieul', R: 'rieul', M: 'other', N: 'other' }

/** How digits are called end: 영 일 이 삼 사 오 육 칠 팔 구. */
const digits: readonly Ending[] = ['other', 'rieul', 'none', 'other', 'none', 'none', 'other', 'rieul', 'rieul', 'none']

/** What zeros at the end are called ends in, by their count: 십 백 천 만 억 in a consonant, 조 from twelve on in none. */
const zerosEnd = (zeros: number): Ending => (zeros >= 12 && zeros < 16 ? 'none' : 'other')

/** What signs and units are called ends in: 퍼센트, 도, 밀리미터, 킬로그램 …. */
const signs: Readonly<Record<string, Ending>> = { '%': 'none', '°': 'none', '℃': 'none', '㎡': 'other', '²': 'other', '+': 'none' }

function endOfNumber(number: string): Ending {
  const [whole, decimals] = number.replaceAll(',', '').split('.')
  if (decimals !== undefined) return digits[Number(decimals.at(-1))]
  const zeros = /0*$/.exec(whole)![0].length
  return zeros === 0 || zeros === whole.length ? digits[Number(whole.at(-1))] : zerosEnd(zeros)
}

/** What a Latin word that is read as one ends in: by its last letter, as Korean transcribes it. */
function endOfWord(word: string): Ending | null {
  if (/^[A-Z0-9-]+$/.test(word)) return letters[word.at(-1)!] ?? 'none'
  if (/[lL]e?$/.test(word)) return 'rieul'
  if (/(m|n|ng)e?$/i.test(word)) return 'other'
  if (/[aeiouy]$/i.test(word)) return 'none'
  return null
}

/** What the last sound of a text is, or null where nobody can tell. */
function endingOf(text: string): Ending | null {
  // A gloss in brackets is not read; a letter in brackets that belongs to a designation is.
  const read = text.replace(/\s*[([]([^()[\]]{2,})[)\]]\s*$/, '').replace(/["'”’»)\]\s.]+$/, '')
  const last = read.at(-1)
  if (last === undefined) return null
  const code = last.codePointAt(0)!
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28
    return final === 0 ? 'none' : final === 8 ? 'rieul' : 'other'
  }
  const number = /\d[\d,.]*$/.exec(read)?.[0]
  if (number !== undefined) return endOfNumber(number)
  if (Object.hasOwn(signs, last)) return signs[last]
  const word = /[A-Za-z][A-Za-z0-9-]*$/.exec(read)?.[0]
  return word === undefined ? null : endOfWord(word)
}

const fallbacks: Readonly<Record<string, string>> = {
  '을/를': '을(를)',
  '은/는': '은(는)',
  '이/가': '이(가)',
  '과/와': '과(와)',
  '으로/로': '(으)로',
}

/**
 * Puts the particles of Korean in the place of their markers, by the sound that stands before: `[[을/를]]`, `[[은/는]]`, `[[이/가]]`,
 * `[[과/와]]`, `[[으로/로]]` (로 after a vowel and after ㄹ). Where the sound cannot be told, both are written.
 */
export const attachParticles = (text: string): string => {
  let done = ''
  let rest = text
  for (;;) {
    const marker = /\[\[([^/\]]+)\/([^\]]+)\]\]/.exec(rest)
    if (!marker) return done + rest
    done += rest.slice(0, marker.index)
    rest = rest.slice(marker.index + marker[0].length)
    const [, withFinal, withVowel] = marker
    const pair = `${withFinal}/${withVowel}`
    const ending = endingOf(done)
    if (ending === null) done += fallbacks[pair] ?? `${withFinal}(${withVowel})`
    else if (ending === 'none' || (ending === 'rieul' && pair === '으로/로')) done += withVowel
    else done += withFinal
  }
}
