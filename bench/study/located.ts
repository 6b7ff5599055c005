import type { Found } from './issue-mistakes.ts'
import type { LocatedMistake } from './mistake.ts'
import type { ReadProduct } from './product.ts'
import type { Source } from './source.ts'

/** Gives a mistake its line and column: in the study file, or in the file of the product that its path leads into. */
export function located(
  { at, place, ...mistake }: Found,
  study: Source,
  products: Readonly<Record<string, ReadProduct | undefined>>,
): LocatedMistake {
  const [top, ...inner] = mistake.path
  const own = products[String(top)]
  if (own?.source) return { ...mistake, file: own.file, ...(place ?? own.source.place(inner, at)) }
  return { ...mistake, file: null, ...(place ?? study.place(mistake.path, at)) }
}
