import { stream } from '@vitalbench/kernel/numbers'
import type { SplitPlan } from '../plan.ts'
import { fail } from './errors.ts'
import type { Table } from './table.ts'
import { columnOf, textAt } from './table.ts'

type DrawnSplit = Extract<SplitPlan, { by: string }>
type GivenSplit = Exclude<SplitPlan, DrawnSplit>

function givenParts(table: Table, split: GivenSplit): readonly string[] {
  const column = columnOf(table, split.column)
  const parts = new Map(
    [split.train, split.tuning, split.test].flatMap((value, i) => (value === undefined ? [] : [[value, partNames[i]] as const])),
  )
  return Array.from({ length: table.rows }, (_, row) => parts.get(textAt(column, row) ?? '') ?? 'unused')
}

const partNames = ['train', 'tuning', 'test'] as const

/** One draw a unit, keyed by its identifier: the part of a patient does not depend on who else is in the table. */
function drawnParts(table: Table, { by, seed, parts }: DrawnSplit): readonly string[] {
  const column = columnOf(table, by)
  const known = new Map<string, string>()
  return Array.from({ length: table.rows }, (_, row) => {
    const unit = textAt(column, row)
    if (unit === null) throw fail('DATA_SPLIT_UNIT_MISSING', { row: row + 1, name: by })
    let part = known.get(unit)
    if (part === undefined) {
      const draw = stream(seed, 'split', unit).double()
      part = draw < parts.train ? 'train' : draw < parts.train + parts.tuning ? 'tuning' : 'test'
      known.set(unit, part)
    }
    return part
  })
}

/**
 * The part of each row: `train`, `tuning` or `test`, and `unused` where a split column says something else.
 * Drawn parts keep all rows of a unit together, and are the same for the same seed and identifier.
 *
 * @example
 * assignSplit({ table, by: 'patient', seed: '1', parts: { train: 0.5, tuning: 0.1, test: 0.4 } })
 */
export const assignSplit = ({ table, ...split }: { readonly table: Table } & SplitPlan): readonly string[] =>
  'by' in split ? drawnParts(table, split) : givenParts(table, split)
