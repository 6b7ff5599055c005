import { posix } from 'node:path'
import { checkPart } from './check-part.ts'
import { unreadable } from './digests.ts'
import type { ReadFile } from './digests.ts'
import type { Found } from './issue-mistakes.ts'
import type { Product } from './locked-plan.ts'
import { parseSource } from './source.ts'
import type { Source } from './source.ts'
import { productSchema } from './study-schema.ts'

/** A product as it was read: from the study file itself (`source` null), or from a file of its own with its own lines. */
export interface ReadProduct {
  readonly product: Product | null
  readonly source: Source | null
  readonly file: string | null
  readonly mistakes: readonly Found[]
}

/** A product with the paths of its artefact seen from the study file instead of from its own. */
function seenFromStudy(product: Product, folder: string): Product {
  const seen = (path: string): string => posix.normalize(posix.join(folder, path))
  const { artefact } = product
  if ('url' in artefact || 'controller' in artefact) return product
  if ('command' in artefact)
    return { ...product, artefact: { ...artefact, files: artefact.files.map((each) => ({ ...each, path: seen(each.path) })) } }
  return { ...product, artefact: { ...artefact, path: seen(artefact.path) } }
}

async function readProductFile(file: string, { key, read }: { readonly key: string; readonly read: ReadFile }): Promise<ReadProduct> {
  const folder = posix.dirname(file)
  const source = parseSource(new TextDecoder().decode(await read(file)))
  const errors = source.errors.map(({ message, cure, ...place }) => ({ path: [key], message, cure, place }))
  if (!source.readable) return { product: null, source, file, mistakes: errors }
  const { value, mistakes } = await checkPart(productSchema, source.value, { path: [key], read: (path) => read(posix.join(folder, path)) })
  return { product: value && seenFromStudy(value, folder), source, file, mistakes: [...errors, ...mistakes] }
}

/** Reads the product that a study file declares under a key, inline or by the path of a file. Paths of mistakes begin at the key. */
export async function readProduct(
  written: unknown,
  { key, read }: { readonly key: string; readonly read: ReadFile },
): Promise<ReadProduct> {
  if (typeof written === 'string') {
    try {
      return await readProductFile(written, { key, read })
    } catch (error) {
      return { product: null, source: null, file: null, mistakes: [unreadable([key], written, error)] }
    }
  }
  const { value, mistakes } = await checkPart(productSchema, written, { path: [key], read })
  return { product: value, source: null, file: null, mistakes }
}
