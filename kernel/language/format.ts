import { fail } from './errors.ts'
import { localeOf } from './languages.ts'
import type { Language } from './languages.ts'

const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function kept<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => Format): Format {
  const known = (formats.get(key) as Format | undefined) ?? make()
  formats.set(key, known)
  return known
}

const dated = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(`${language} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(localeOf(language), options))

/** A day (`2027-03-01`) as readers of a language write it: 1 March 2027. Throws LANGUAGE_DAY. */
export function formatDay(day: string, language: Language, style: 'long' | 'medium' = 'medium'): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw fail('LANGUAGE_DAY', { day })
  return dated(language, { dateStyle: style, timeZone: 'UTC' }).format(at)
}

/** An instant as clocks of a zone show it: day and time, in 24 hours. */
export const formatInstant = (at: Date, { language, zone }: { readonly language: Language; readonly zone: string }): string =>
  dated(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone, hourCycle: 'h23' }).format(at)

/** The time of an instant as clocks of a zone show it, in 24 hours. */
export const formatTime = (at: Date, { language, zone }: { readonly language: Language; readonly zone: string }): string =>
  dated(language, { hour: '2-digit', minute: '2-digit', timeZone: zone, hourCycle: 'h23' }).format(at)

/** A number in the way of a language. */
export const formatNumber = (value: number, language: Language, options: Intl.NumberFormatOptions = {}): string =>
  kept(`${language} number ${JSON.stringify(options)}`, () => new Intl.NumberFormat(localeOf(language), options)).format(value)

/** An amount of money in whole minor units of an ISO 4217 currency; by its code where currencies mix. Throws LANGUAGE_MONEY. */
export function formatMoney(
  { minor, currency }: { readonly minor: number; readonly currency: string },
  language: Language,
  display: 'symbol' | 'code' = 'symbol',
): string {
  if (!Number.isSafeInteger(minor) || !/^[A-Z]{3}$/.test(currency)) throw fail('LANGUAGE_MONEY', { amount: minor, currency })
  const format = kept(
    `${language} ${currency} ${display}`,
    () => new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, currencyDisplay: display }),
  )
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** decimals)
}

const collators = new Map<Language, Intl.Collator>()

/** The order of texts in a language: in Danish Å comes last, and aa as it; digits count as numbers. */
export function compareText(language: Language): (a: string, b: string) => number {
  const collator = collators.get(language) ?? new Intl.Collator(language, { numeric: true })
  collators.set(language, collator)
  return collator.compare
}
