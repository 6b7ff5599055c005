import {
  formatDay,
  formatInstant,
  formatMessage,
  formatMoney,
  formatNumber,
  formatTime,
  languages,
  negotiateLanguage,
} from '@vitalbench/kernel/language'
import type { Language, MessageValues } from '@vitalbench/kernel/language'
import { createContext, use, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import english from '../text/en.json'
import { speak } from './ask.ts'

/** Key of a text. */
export type Key = keyof typeof english

type Catalogue = Readonly<Record<Key, string>>

const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => english,
  de: async () => (await import('../text/de.json')).default,
  da: async () => (await import('../text/da.json')).default,
  sv: async () => (await import('../text/sv.json')).default,
  ko: async () => (await import('../text/ko.json')).default,
}

/** The language of the page, and everything that is printed in it. */
export interface Speech {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly say: (key: Key, values?: MessageValues) => string
  readonly day: (day: string) => string
  /** An instant as clocks of a zone show it, of the reader's own where none is named. */
  readonly instant: (iso: string, zone?: string) => string
  readonly time: (iso: string, zone?: string) => string
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string
  readonly money: (amount: { readonly minor: number; readonly currency: string }) => string
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

const speechOf = (language: Language, catalogue: Catalogue, setLanguage: Speech['setLanguage']): Speech => ({
  language,
  setLanguage,
  say: (key, values = {}) => formatMessage(catalogue[key], values, language),
  day: (day) => formatDay(day, language),
  instant: (iso, zone = own) => formatInstant(new Date(iso), { language, zone }),
  time: (iso, zone = own) => formatTime(new Date(iso), { language, zone }),
  number: (value, options) => formatNumber(value, language, options),
  money: (amount) => formatMoney(amount, language),
})

const SpeechContext = createContext<Speech>(speechOf('en', english, () => {}))

const kept = 'vitalbench.language'

function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept)
  return languages.find((language) => language === chosen) ?? negotiateLanguage(navigator.languages.join(','))
}

/** Gives the page its language: the one chosen before, else what the browser asks for. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  const [catalogue, setCatalogue] = useState<{ readonly of: Language; readonly texts: Catalogue } | null>(null)
  useEffect(() => {
    let isWanted = true
    void catalogues[language]().then((texts) => isWanted && setCatalogue({ of: language, texts }))
    return () => {
      isWanted = false
    }
  }, [language])
  const speech = useMemo(() => {
    if (catalogue === null) return null
    speak(catalogue.of)
    document.documentElement.lang = catalogue.of
    return speechOf(catalogue.of, catalogue.texts, (next) => {
      localStorage.setItem(kept, next)
      setLanguage(next)
    })
  }, [catalogue])
  return speech && <SpeechContext value={speech}>{children}</SpeechContext>
}

/** The language of the page. */
export const useLanguage = (): Speech => use(SpeechContext)
