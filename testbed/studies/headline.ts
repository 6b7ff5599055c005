import { parseDocument } from 'yaml'
import type { ReadFile } from './reading.ts'
import type { Headline } from './store.ts'

type Mapping = Readonly<Record<string, unknown>>

/** A text as a mapping, null where it is none. */
export function documentOf(text: string): Mapping | null {
  try {
    const document = parseDocument(text, { logLevel: 'silent', stringKeys: true, uniqueKeys: true })
    if (document.errors.length > 0) return null
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : null
  } catch {
    return null
  }
}

const wordOf = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : null

async function productOf(said: unknown, read: ReadFile): Promise<string | null> {
  if (typeof said === 'object' && said !== null) return wordOf((said as Mapping).name, 200)
  if (typeof said !== 'string') return null
  const bytes = await read(said).catch(() => null)
  if (bytes === null || bytes.length > 100_000) return null
  return wordOf(documentOf(new TextDecoder().decode(bytes))?.name, 200)
}

/** Title, bench and product of a study text, however unfinished it is. */
export async function headlineOf(text: string, read: ReadFile): Promise<Headline> {
  const said = documentOf(text) ?? {}
  return {
    title: wordOf(said.title, 300) ?? wordOf(said.study, 300) ?? '…',
    bench: wordOf(said.bench, 100),
    product: await productOf(said.product, read),
  }
}
