/** The languages of the house: English, German, Danish, Swedish, Korean. */
export const languages = ['en', 'de', 'da', 'sv', 'ko'] as const

/** One of {@link languages}, as BCP 47 writes it. */
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  da: 'Dansk',
  sv: 'Svenska',
  ko: '한국어',
}

/** Locale whose days, numbers and order of letters a language takes; English with the day before the month. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

// Norwegian readers read Danish.
const near: Readonly<Record<string, Language>> = { nb: 'da', nn: 'da', no: 'da' }

/**
 * The language of the house that a reader likes best, from an `Accept-Language` header (RFC 9110, section 12.5.4); English where none fits.
 *
 * @example
 * negotiateLanguage('fr, sv-SE;q=0.8, en;q=0.7') // 'sv'
 */
export function negotiateLanguage(header: string): Language {
  const wanted = header
    .split(',')
    .map((part, order) => {
      const [tag, ...options] = part.trim().toLowerCase().split(';')
      const quality = options.map((option) => /^\s*q=([0-9.]+)\s*$/.exec(option)?.[1]).find((text) => text !== undefined)
      const primary = tag.split('-')[0]
      return { language: near[primary] ?? primary, quality: quality === undefined ? 1 : Number(quality), order }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.order - b.order)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}
