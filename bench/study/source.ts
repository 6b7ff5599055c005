import { isAlias, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'

/** Where something stands in a text; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A YAML or JSON text as a value that still knows where each part of it stands. */
export interface Source {
  readonly value: unknown
  /** Place of the value at a path, of its key, or of the nearest mapping around it where the path leads nowhere. */
  readonly place: (path: readonly (string | number)[], at?: 'key' | 'value') => Place
  /** What is no YAML, each with its place. `readable` is false where the value cannot be relied on. */
  readonly errors: readonly (Place & { readonly message: string; readonly cure: string })[]
  readonly readable: boolean
}

const cures: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'keep one of them',
  TAG_RESOLVE_FAILED: 'write the value without a tag',
  MULTIPLE_DOCS: 'one file holds one document; remove what follows ---',
  NON_STRING_KEY: 'keys are plain words',
}
// Mistakes that leave the rest of the file readable, so that its other mistakes can be shown at once.
const harmless = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'NON_STRING_KEY'])

const parse = (text: string, lineCounter: LineCounter): Document.Parsed =>
  parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error', strict: true, stringKeys: true, uniqueKeys: true })

/** Offset of the value at a path, or of its key; of the deepest part that exists where it does not. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[], at: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    const pair = isMap(node) ? node.items.find(({ key }) => isNode(key) && String(key) === String(step)) : undefined
    const item = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined
    if (!isNode(item) && !pair) return offset
    const key = pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
    const value = isNode(item) ? item.range?.[0] : undefined
    offset = (at === 'key' && depth === path.length - 1 ? key : value) ?? key ?? value ?? offset
    node = item
  }
  return offset
}

/**
 * Reads YAML 1.2 (so JSON too): one document, unique keys that are text, no tags, aliases bounded so that no short text unfolds into gigabytes.
 */
export function parseSource(text: string): Source {
  const lines = new LineCounter()
  const document = parse(text, lines)
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const found = [...document.errors, ...document.warnings]
  const errors = found.map(({ code, message, pos }) => ({
    ...placeAt(pos[0]),
    message: message.split('\n')[0],
    cure: cures[code] ?? 'mend the YAML here',
  }))
  const broken = (message: string, cure: string): Source => ({
    value: undefined,
    place: () => ({ line: 1, column: 1 }),
    errors: [...errors, { line: 1, column: 1, message, cure }],
    readable: false,
  })
  if (document.directives?.yaml.version === '1.1') return broken('%YAML 1.1 is not read', 'remove the %YAML line; the file is YAML 1.2')
  if (!found.every(({ code }) => harmless.has(code))) return { ...broken('', ''), errors }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value, place: (path, at = 'value') => placeAt(offsetOf(document, path, at)), errors, readable: true }
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error), 'write the value out instead of an alias')
  }
}
