import type { Bench, Language, Text } from '@vitalbench/bench'
import type { Interval } from '@vitalbench/kernel/statistics'
import { catalogue, type Key } from './catalogue.ts'
import { formatMessage, type Values } from './message.ts'
import { decimalsOf, fixed, locales, plain, scientific } from './numbers.ts'

/** A number as it is printed: the estimate, with its unit, and the interval without. */
export interface PrintedEstimate {
  readonly value: string
  readonly interval: string | null
}

/** Everything that turns data into the words of one language. */
export interface Words {
  readonly language: Language
  readonly locale: string
  /** A text of the report's own catalogue. */
  readonly say: (key: Key, values?: Values) => string
  /** A text of the findings: a key of the bench's catalogue (English where a language lacks it), or plain words. */
  readonly text: (text: Text) => string
  /** The bench's words for a key, or null. */
  readonly ofBench: (key: string) => string | null
  /** Name of a group of cases in the bench's words, or as it stands. */
  readonly group: (group: string) => string
  readonly number: (value: number) => string
  readonly count: (value: number) => string
  readonly share: (value: number) => string
  readonly estimate: (value: number, interval: Pick<Interval, 'low' | 'high'> | null, unit: string) => PrintedEstimate
  readonly date: (iso: string) => string
}

const timeUnits: Readonly<Record<string, string>> = { ms: 'millisecond', s: 'second', min: 'minute', h: 'hour', d: 'day', wk: 'week' }

/** The words of a language, over the report's own catalogue and that of the bench. */
export function wordsOf(language: Language, bench: Bench['text']): Words {
  const locale = locales[language]
  const number = (value: number) => plain(locale, value)
  const say = (key: Key, values: Values = {}) => formatMessage(catalogue[language][key], locale, values, number)
  const own = bench[language] ?? {}
  const english = bench.en ?? {}
  const has = (key: string) => Object.hasOwn(own, key) || Object.hasOwn(english, key)

  // A value such as `auroc` of the placeholder `measure` is itself a word of the bench: its key is looked for in three places.
  const resolve = (key: string, name: string, value: string | number): string | number => {
    if (typeof value === 'number') return value
    const found = [`${key}.${value}`, `${name}.${value}`, value].find(has)
    return found === undefined || found === key ? value : (fromBench(found) ?? value)
  }
  const fromBench = (key: string, values: Values = {}): string | null => {
    if (!has(key)) return null
    const resolved = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(key, name, value)]))
    return Object.hasOwn(own, key)
      ? formatMessage(own[key], locale, resolved, number)
      : formatMessage(english[key], locales.en, resolved, number)
  }

  const withUnit = (value: number, decimals: number | null, unit: string): string => {
    const digits = decimals === null ? scientific(locale, value) : fixed(locale, value, decimals)
    if (unit === '1') return digits
    if (unit === '/d' || unit === '1/d') return say('unit.perDay', { value: digits })
    if (unit === '/h' || unit === '1/h') return say('unit.perHour', { value: digits })
    if (timeUnits[unit] && decimals !== null)
      return fixed(locale, value, decimals, { style: 'unit', unit: timeUnits[unit], unitDisplay: 'short' })
    return `${digits}\u00a0${unit}`
  }

  return {
    language,
    locale,
    say,
    text: (text) => (typeof text === 'string' ? text : (fromBench(text.key, text.values) ?? text.key)),
    ofBench: (key) => fromBench(key),
    group: (group) => fromBench(`group.${group}`) ?? group,
    number,
    count: (value) => new Intl.NumberFormat(locale).format(value),
    share: (value) => new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 }).format(value),
    estimate: (value, interval, unit) => {
      const finite = interval !== null && Number.isFinite(interval.low) && Number.isFinite(interval.high)
      const decimals = decimalsOf(value, finite ? (interval.high - interval.low) / 2 : null, unit)
      const digits = (bound: number) => (decimals === null ? scientific(locale, bound) : fixed(locale, bound, decimals))
      const range = interval && say('interval.range', { low: digits(interval.low), high: digits(interval.high) })
      return { value: withUnit(value, decimals, unit), interval: range }
    },
    date: (iso) =>
      `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' }).format(new Date(iso))} UTC`,
  }
}
