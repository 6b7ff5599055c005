import { z } from 'zod'
import type { Path } from './issues.ts'

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

const branches = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(branches),
]

const step = (schema: JsonSchema, key: string | number): readonly JsonSchema[] => {
  if (typeof key === 'number') return [schema.prefixItems?.[key] ?? schema.items].filter((item) => item !== undefined)
  const property = schema.properties?.[key] ?? schema.additionalProperties
  return typeof property === 'object' ? [property] : []
}

const schemasAt = (schema: z.ZodType, path: Path): readonly JsonSchema[] => {
  const top = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return path.reduce<readonly JsonSchema[]>((all, key) => all.flatMap((each) => step(each, key)).flatMap(branches), branches(top))
}

/** The keys that a schema knows at a path. */
export const knownKeys = (schema: z.ZodType, path: Path): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap((each) => Object.keys(each.properties ?? {}))),
]

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
}

/** A type as a phrase. */
export const typeWord = (type: string): string => words[type] ?? type

/** What a schema wants at a path, as a phrase: values to choose from, or a type. */
export function wanted(schema: z.ZodType, path: Path): string {
  const all = schemasAt(schema, path)
  const values = all.flatMap((each) => (each.const === undefined ? (each.enum ?? []) : [each.const]))
  if (values.length > 0) return values.map(String).join(' or ')
  const types = [...new Set(all.flatMap((each) => each.type ?? []))]
  return types.length === 0 ? 'a value' : types.map(typeWord).join(' or ')
}
