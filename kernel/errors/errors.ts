/** One entry of an error catalogue: a sentence fragment with `{placeholders}` that name the offending value, and the cure. */
export interface ErrorEntry {
  readonly message: string
  readonly cure: string
}

/** Codes (`AREA_WHAT`, upper snake case) to entries. */
export type ErrorCatalogue = Readonly<Record<string, ErrorEntry>>

/** Values that an error names, by placeholder. */
export type ErrorValues = Readonly<Record<string, unknown>>

/** An error of the catalogue: `code` is stable, `message` names the offending value, `cure` says what to do, `values` words it elsewhere. */
export class VitalbenchError extends Error {
  readonly code: string
  readonly cure: string
  readonly values: ErrorValues
  constructor(code: string, message: string, cure: string, options: ErrorOptions & { readonly values?: ErrorValues } = {}) {
    super(message, options)
    this.name = 'VitalbenchError'
    this.code = code
    this.cure = cure
    this.values = options.values ?? {}
  }
}

const fill = (text: string, values: ErrorValues): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? `{${key}}`))

/**
 * Makes the thrower of one catalogue.
 *
 * @example
 * const fail = defineErrors({ SCORE_NAN: { message: 'score is NaN at row {row}', cure: 'remove the row or repair the score' } })
 * throw fail('SCORE_NAN', { row: 7 })
 */
export function defineErrors<const Catalogue extends ErrorCatalogue>(catalogue: Catalogue) {
  const fail = (code: keyof Catalogue & string, values: ErrorValues = {}, options: ErrorOptions = {}) =>
    new VitalbenchError(code, fill(catalogue[code].message, values), fill(catalogue[code].cure, values), { ...options, values })
  return Object.assign(fail, { catalogue })
}
