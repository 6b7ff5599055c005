import type { Path } from './issues.ts'

type Holder = Record<string | number, unknown>

const holds = (value: unknown, key: string | number): value is Holder =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)

/** The value at a path; undefined where it leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, key) => (holds(part, key) ? part[key] : undefined), value)

/** The value with a part replaced, or taken out where `part` is undefined; the original stays as it is. */
export function withPart(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part
  if (typeof value !== 'object' || value === null) return value
  const copy: Holder = Array.isArray(value) ? ([...value] as unknown as Holder) : { ...value }
  const inner = rest.length === 0 ? part : withPart(copy[key], rest, part)
  if (inner === undefined) delete copy[key]
  else copy[key] = inner
  return copy
}

/** Every mapping inside a value, with its path. */
export function mappings(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly value: Readonly<Record<string, unknown>> }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, part]) => mappings(part, [...path, Array.isArray(value) ? Number(key) : key]))
  return Array.isArray(value) ? inner : [{ path, value: value as Readonly<Record<string, unknown>> }, ...inner]
}

/** Path of the first value equal to the one given, or null. */
export function pathOf(value: unknown, wanted: unknown, path: Path = []): Path | null {
  if (value === wanted) return path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const found = pathOf(part, wanted, [...path, Array.isArray(value) ? Number(key) : key])
    if (found !== null) return found
  }
  return null
}

/** A value in few words: text in quotes, what is long cut short. */
export function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
