import type { Found } from './issue-mistakes.ts'
import type { LocatedMistake } from './mistake.ts'
import type { ReadProduct } from './product.ts'
import type { Source } from './source.ts'

/** Gives a mistake its line and column: in the study file, or in the file of the product that its path leads into. */
export function located(mistake: Found, study: Source, products: Readonly<Record<string, ReadProduct>>): LocatedMistake {
  const { at, ...rest } = mistake
  const [top, ...inner] = mistake.path
  const own = products[String(top)]
  if (own?.source) return { ...rest, file: own.file, ...own.source.place(inner, at) }
  return { ...rest, file: null, ...study.place(mistake.path, at) }
}
