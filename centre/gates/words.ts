import type { Values } from './demand.ts'
import { isDate } from './local-time.ts'
import { text } from './text.ts'

/** How values are worded that the catalogues of the gates do not know: dates in the reader's way, ids by the names that the centre gives them. */
export interface Wording {
  readonly language: keyof typeof text
  readonly date: (date: string) => string
  readonly nameOf?: (id: string) => string | undefined
}

/** A message of the catalogue with its values worded: what a formatter fills in and finishes. */
export interface Message {
  readonly message: string
  readonly values: Values
}

const isOf = (catalogue: Readonly<Record<string, string>>, key: string): boolean => Object.hasOwn(catalogue, key)

/** What the gates call a term of theirs in a language: a qualification, an approval, a role, a country; the term itself where they have no word. */
export const nameOfTerm = (term: string, language: keyof typeof text): string => {
  const catalogue: Readonly<Record<string, string>> = text[language]
  return isOf(catalogue, `name.${term}`) ? catalogue[`name.${term}`] : term
}

function word(value: string | number, { language, date, nameOf }: Wording): string | number {
  if (typeof value === 'number') return value
  if (isDate(value)) return date(value)
  return nameOf?.(value) ?? nameOfTerm(value, language)
}

function messageOf(key: string, values: Values, wording: Wording): Message {
  const catalogue: Readonly<Record<string, string>> = text[wording.language]
  return {
    // A code from a later version than these catalogues is still shown.
    message: isOf(catalogue, key) ? catalogue[key] : key,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(value, wording)])),
  }
}

/** The message for a reason, in the reader's language. */
export const wordReason = ({ code, values }: { readonly code: string; readonly values: Values }, wording: Wording): Message =>
  messageOf(`reason.${code}`, values, wording)

/** The message for a cure, in the reader's language. */
export const wordCure = ({ code, values }: { readonly code: string; readonly values: Values }, wording: Wording): Message =>
  messageOf(`cure.${code}`, values, wording)
