import { IntlMessageFormat } from 'intl-messageformat'

/** Values of placeholders. */
export type Values = Readonly<Record<string, string | number>>

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

// Element types of the ICU syntax tree: 1 is a bare placeholder; 5 and 6 are select and plural, with branches of their own.
const bare = (elements: readonly Element[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === 1) return [element.value]
    if (element.type === 5 || element.type === 6) return Object.values(element.options).flatMap((option) => bare(option.value))
    return []
  })

const parsed = new Map<string, IntlMessageFormat>()

/**
 * Fills an ICU message in a locale. A number in a bare placeholder is written by `number`; in a plural it stays a number.
 * Tags are no markup here: `<` stands for itself.
 */
export function formatMessage(message: string, locale: string, values: Values, number: (value: number) => string): string {
  const id = `${locale}\n${message}`
  const format = parsed.get(id) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  parsed.set(id, format)
  const plain = new Set(bare(format.getAst()))
  const filled = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' && plain.has(name) ? number(value) : value])
  return String(format.format(Object.fromEntries(filled)))
}
