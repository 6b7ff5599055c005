import type { z } from 'zod'
import type { Mistake } from '../contract.ts'
import { didYouMean } from './closest.ts'
import type { Issue, Path } from './issues.ts'
import type { Place } from './source.ts'
import { knownKeys, typeWord, wanted } from './schema-words.ts'
import { show, valueAt } from './values.ts'

/** A mistake before it is located: about a value or its key, or at a place that is known already. */
export type Found = Mistake & { readonly at?: 'key' | 'value'; readonly place?: Place }

/** A part of a file, the schema that it was held against, and the path of the part itself. */
export interface Part {
  readonly schema: z.ZodType
  readonly value: unknown
  readonly above: Path
}

/** The last words of a path: `atLeast`, `criteria[2]`. */
export function nameOf(path: Path): string {
  const last = path.findLastIndex((key) => typeof key === 'string')
  return path.slice(Math.max(last, 0)).reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : key), '')
}

const parameterOf = (issue: Issue): string | null => {
  const cure = 'params' in issue ? issue.params?.cure : undefined
  return typeof cure === 'string' ? cure : null
}

const bound = (origin: string, many: boolean): string => {
  if (origin === 'string') return many ? 'characters' : 'character'
  return origin === 'array' || origin === 'set' ? (many ? 'entries' : 'entry') : ''
}

const size = (issue: Issue & { readonly code: 'too_small' | 'too_big' }): string => {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  const what = issue.code === 'too_small' ? (issue.inclusive ? 'at least' : 'above') : issue.inclusive ? 'at most' : 'below'
  return `${what} ${limit} ${bound(issue.origin, limit !== 1)}`.trimEnd()
}

const choice = (name: string, value: unknown, values: readonly unknown[]): Pick<Mistake, 'message' | 'cure'> => ({
  message: `"${name}" is ${show(value)}, not ${values.length === 1 ? show(values[0]) : `one of ${values.map(String).join(', ')}`}`,
  cure: values.length === 1 ? `write ${String(values[0])}` : didYouMean(String(value), values.map(String)),
})

const custom = (name: string, value: unknown, issue: Issue & { readonly message: string }): Pick<Mistake, 'message' | 'cure'> => {
  const shown = typeof value === 'object' ? `"${name}"` : `"${name}" ${show(value)}`
  const { message } = issue
  return { message: message.startsWith('is ') ? `${shown} ${message}` : `${shown}: ${message}`, cure: parameterOf(issue) ?? 'correct it' }
}

function mistakesOf({ schema, value, above }: Part, issue: Issue): readonly Found[] {
  const path = issue.path as Path
  const name = nameOf([...above, ...path])
  const own = valueAt(value, path)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path).filter((key) => !Object.hasOwn((own ?? {}) as object, key))
    return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"`, cure: didYouMean(key, known), at: 'key' }))
  }
  if (own === undefined) return [{ path, message: `"${name}" is missing`, cure: `add ${name}: ${wanted(schema, path)}`, at: 'key' }]
  if (issue.code === 'invalid_value') return [{ path, ...choice(name, own, issue.values) }]
  if (issue.code === 'no_option' && issue.values.length > 0) return [{ path, ...choice(name, own, issue.values) }]
  if (issue.code === 'no_option' || issue.code === 'invalid_type') {
    const types = [...new Set(issue.code === 'no_option' ? issue.types.map(typeWord) : [typeWord(issue.expected)])].join(' or ')
    return [{ path, message: `"${name}" is ${show(own)}, not ${types}`, cure: `give ${types}` }]
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const text = size(issue)
    const verb = issue.origin === 'string' || issue.origin === 'array' ? 'has not' : `is ${show(own)}, not`
    return [{ path, message: `"${name}" ${verb} ${text}`, cure: `give ${text}` }]
  }
  return [{ path, ...custom(name, own, issue) }]
}

/** The issues of a schema as mistakes that name the value and the cure; paths are those of the issues. */
export const issueMistakes = (part: Part, issues: readonly Issue[]): readonly Found[] => issues.flatMap((issue) => mistakesOf(part, issue))
