/** A place where two JSON values differ: its path, and what stands there on either side as canonical-like text. */
export interface Difference {
  readonly path: string
  readonly stated: string
  readonly derived: string
}

const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The first `limit` places where two JSON values differ, in the order of their keys; `path` is empty at the top. */
export function differences(stated: unknown, derived: unknown, limit: number, path = ''): readonly Difference[] {
  if (Object.is(stated, derived)) return []
  if (!isContainer(stated) || !isContainer(derived) || Array.isArray(stated) !== Array.isArray(derived)) {
    return [{ path, stated: show(stated), derived: show(derived) }]
  }
  const found: Difference[] = []
  for (const key of new Set([...Object.keys(stated), ...Object.keys(derived)])) {
    if (found.length >= limit) break
    const step = Array.isArray(stated) ? `[${key}]` : `${path && '.'}${key}`
    const [a, b] = [stated, derived].map((side) => (Object.hasOwn(side, key) ? (side as Record<string, unknown>)[key] : undefined))
    found.push(...differences(a, b, limit - found.length, path + step))
  }
  return found
}
