import { languages } from '@vitalbench/bench'
import type { Language } from '@vitalbench/bench'
import { fail } from './errors.ts'

/** The one positional argument of a command. */
export function onlyArgument(args: readonly string[], { what, usage }: { readonly what: string; readonly usage: string }): string {
  if (args.length !== 1) throw fail('CLI_ARGUMENT_MISSING', { what, usage })
  return args[0]
}

/** A whole number above 0 from an option, or its default. */
export function countOption(option: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise
  const count = Number(value)
  if (!Number.isSafeInteger(count) || count < 1) throw fail('CLI_NOT_A_NUMBER', { option, value })
  return count
}

/** Languages of the reports from `en,de`; English where nothing is said. */
export function languagesOption(value: unknown): readonly Language[] {
  if (value === undefined) return ['en']
  return String(value)
    .split(',')
    .map((each) => {
      const language = languages.find((known) => known === each.trim())
      if (language === undefined) throw fail('CLI_NOT_A_LANGUAGE', { value: each, languages: languages.join(', ') })
      return language
    })
}
