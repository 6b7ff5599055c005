import type { AnyOperation } from '@vitalbench/platform/operations'
import { z } from 'zod'

interface Property {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly Property[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

const isText = ({ type, anyOf, enum: list, const: one }: Property): boolean =>
  type === 'string' || (list ?? [one]).some((each) => typeof each === 'string') || (anyOf ?? []).some(isText)

/** How the query string of an operation is read: a value is text where its schema says so, else JSON. */
export function inputOfQuery({ input }: Pick<AnyOperation, 'input'>): (query: URLSearchParams) => Readonly<Record<string, unknown>> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, Property>>
  }
  const texts = new Set(Object.keys(properties).filter((key) => isText(properties[key])))
  const read = (key: string, value: string): unknown => {
    if (texts.has(key)) return value
    try {
      return JSON.parse(value)
    } catch {
      // The schema says what is wrong with it.
      return value
    }
  }
  return (query) => Object.fromEntries([...query].map(([key, value]) => [key, read(key, value)]))
}
