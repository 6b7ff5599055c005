import { fail } from './errors.ts'

const depthLimit = 512
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

type Path = (string | number)[]

const spell = (path: Path): string => path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${key}`), '$')

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm (a worker, a frame) has another Object.prototype, but still one at the top of its chain.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const writeString = (text: string, path: Path): string => {
  if (loneSurrogate.test(text)) throw fail('JSON_VALUE', { path: spell(path), value: 'a string with a lone surrogate' })
  return JSON.stringify(text)
}

const writeObject = (value: object, path: Path): string => {
  // Array.prototype.sort compares UTF-16 code units, the order that RFC 8785, section 3.2.3 asks for.
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      path.push(key)
      const member = `${writeString(key, path)}:${write((value as Record<string, unknown>)[key], path)}`
      path.pop()
      return member
    })
  return `{${members.join(',')}}`
}

const writeArray = (value: readonly unknown[], path: Path): string => {
  let text = '['
  for (let i = 0; i < value.length; i++) {
    path.push(i)
    text += (i ? ',' : '') + write(value[i], path)
    path.pop()
  }
  return `${text}]`
}

const write = (value: unknown, path: Path): string => {
  if (path.length > depthLimit) throw fail('JSON_DEPTH', { path: `${spell(path).slice(0, 40)}…`, limit: depthLimit })
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'string') return writeString(value, path)
  // ECMAScript's Number::toString is the serialisation of RFC 8785, section 3.2.2.3; −0 is written 0.
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return writeArray(value, path)
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, path)
  const what =
    typeof value === 'object' ? `an object of class ${value.constructor?.name}` : typeof value === 'number' ? value : typeof value
  throw fail('JSON_VALUE', { path: spell(path), value: what })
}

/**
 * Canonical JSON text of a value (RFC 8785, JCS): sorted keys, no whitespace, shortest round-trip numbers.
 * Throws JSON_VALUE with the path of a NaN, an infinity, an undefined, a lone surrogate or a non-plain object,
 * and JSON_DEPTH beyond 512 levels.
 *
 * @example
 * canonicalJson({ b: 1e21, a: 'é' }) // '{"a":"é","b":1e+21}'
 */
export const canonicalJson = (value: unknown): string => write(value, [])

/** UTF-8 bytes of {@link canonicalJson}, what is hashed and written to a file. */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value))

const firstDifference = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/**
 * Value of canonical JSON bytes; throws JSON_TEXT for what is no JSON in UTF-8, and JSON_NOT_CANONICAL
 * for JSON in any spelling but the canonical one, so that one value has one sequence of bytes.
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch (error) {
    throw fail('JSON_TEXT', { detail: (error as Error).message }, { cause: error })
  }
  const canonical = canonicalJson(value)
  if (canonical !== text) throw fail('JSON_NOT_CANONICAL', { at: firstDifference(text, canonical) })
  return value
}
