import { fail } from './errors.ts'

/** What a model learns from: columns of n values each, and n labels, 0 or 1. A missing value is NaN. */
export interface TrainingRows {
  readonly columns: readonly Float64Array[]
  readonly labels: Uint8Array
}

/** Refuses rows that nothing can be learnt from; `missing: refuse` also refuses a value that is not finite. */
export function checkTrainingRows({ columns, labels }: TrainingRows, { missing }: { readonly missing: 'allow' | 'refuse' }): void {
  if (columns.length === 0) throw fail('LEARNING_NO_INPUTS')
  for (const [column, values] of columns.entries()) {
    if (values.length !== labels.length) throw fail('LEARNING_SHAPE', { column: column + 1, found: values.length, expected: labels.length })
    const row = missing === 'refuse' ? values.findIndex((value) => !Number.isFinite(value)) : -1
    if (row >= 0) throw fail('LEARNING_MISSING', { column: column + 1, row: row + 1 })
  }
  const wrong = labels.findIndex((label) => label > 1)
  if (wrong >= 0) throw fail('LEARNING_LABEL', { row: wrong + 1, value: labels[wrong] })
  if (labels.every((label) => label === labels[0])) throw fail('LEARNING_ONE_CLASS', { n: labels.length, value: labels[0] ?? 'absent' })
}

/** Refuses an option outside its range. */
export function checkOption(name: string, value: number, [low, high]: readonly [number, number]): void {
  if (!(value >= low && value <= high)) throw fail('LEARNING_OPTION', { name, value, range: `[${low}, ${high}]` })
}
