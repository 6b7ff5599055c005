import { fail } from './errors.ts'
import { formatNumber } from './format.ts'
import { attachParticles } from './korean-particles.ts'
import { localeOf } from './languages.ts'
import type { Language } from './languages.ts'
import { parseMessage } from './parse-message.ts'
import type { Part } from './parse-message.ts'

/** Values of a message by name. */
export type MessageValues = Readonly<Record<string, string | number>>

const parsed = new Map<string, readonly Part[]>()
const rules = new Map<Language, Intl.PluralRules>()

function partsOf(message: string): readonly Part[] {
  const known = parsed.get(message) ?? parseMessage(message)
  parsed.set(message, known)
  return known
}

function pluralOf(count: number, language: Language): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(localeOf(language))
  rules.set(language, rule)
  return rule.select(count)
}

/**
 * A message with its values in a language. Korean particles that depend on what stands before them are written `{name}[[을/를]]` in its
 * catalogue. Throws MESSAGE_SYNTAX, and MESSAGE_VALUE for a value that is not given.
 *
 * @example
 * formatMessage('{count, plural, one {# case} other {# cases}}', { count: 1200 }, 'en') // '1,200 cases'
 * formatMessage('{room}[[을/를]] 예약했습니다.', { room: '실험실' }, 'ko') // '실험실을 예약했습니다.'
 */
export function formatMessage(message: string, values: MessageValues, language: Language): string {
  const valueOf = (name: string): string | number => {
    if (!Object.hasOwn(values, name)) throw fail('MESSAGE_VALUE', { message, name })
    return values[name]
  }
  const printed = (value: string | number): string => (typeof value === 'number' ? formatNumber(value, language) : value)
  const write = (parts: readonly Part[], count: number): string => parts.map((part) => writePart(part, count)).join('')
  function writePart(part: Part, count: number): string {
    if (part.kind === 'text') return part.text
    if (part.kind === 'hash') return formatNumber(count, language)
    const value = valueOf(part.name)
    if (part.kind === 'value') return printed(part.style === 'number' ? Number(value) : value)
    if (part.by === 'select') return write(part.of[Object.hasOwn(part.of, String(value)) ? String(value) : 'other'], count)
    const number = Number(value)
    const exact = `=${number}`
    const key = Object.hasOwn(part.of, exact) ? exact : pluralOf(number, language)
    return write(part.of[Object.hasOwn(part.of, key) ? key : 'other'], number)
  }
  const text = write(partsOf(message), 0)
  return language === 'ko' ? attachParticles(text) : text
}

/** Catalogues of one area in the five languages, with the same keys. */
export type Catalogues<Key extends string = string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>

/** What a catalogue says in a language under a key, with its values. */
export const say = <Key extends string>(catalogues: Catalogues<Key>, language: Language, key: Key, values: MessageValues = {}): string =>
  formatMessage(catalogues[language][key], values, language)
