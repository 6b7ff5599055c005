import { fail } from './errors.ts'
import type { Estimate } from './estimate.ts'
import type { LevelOption } from './proportion.ts'
import { criticalValue, requireCount } from './scored-cases.ts'

/** Square table of counts: row = class by the first rater (or reference), column = class by the second (or product). */
export type SquareTable = readonly (readonly number[])[]

/** Cross table of two class columns with entries 0 … classes − 1. */
export function crossTable(first: ArrayLike<number>, second: ArrayLike<number>, classes: number): SquareTable {
  if (second.length !== first.length)
    throw fail('STATISTICS_LENGTHS', { what: 'second column', length: second.length, expected: first.length })
  const table = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let row = 0; row < first.length; row += 1) {
    requireCount(`class of the first column at row ${row}`, first[row], { high: classes - 1 })
    requireCount(`class of the second column at row ${row}`, second[row], { high: classes - 1 })
    table[first[row]][second[row]] += 1
  }
  return table
}

/**
 * Cohen's kappa, unweighted, for any number of classes, with the large-sample standard error of Fleiss, Cohen and Everitt
 * (Psychol Bull 72:323, 1969); the limits are cut at −1 and 1. No value where both raters use one and the same class only.
 *
 * @example
 * cohenKappa([[45, 5], [10, 40]]).value // 0.7
 */
export function cohenKappa(table: SquareTable, { level = 0.95 }: LevelOption = {}): Estimate {
  const z = criticalValue(level)
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + row[column], 0))
  for (const [index, row] of table.entries()) {
    if (row.length !== table.length)
      throw fail('STATISTICS_LENGTHS', { what: `row ${index} of the table`, length: row.length, expected: table.length })
    for (const count of row) requireCount('entry of the table', count)
  }
  const method = "Cohen's kappa, Fleiss-Cohen-Everitt"
  const n = rows.reduce((sum, count) => sum + count, 0)
  const nothing = { value: null, interval: null, standardError: null, n, method }
  if (n === 0) return { ...nothing, reason: 'no cases' }
  const observed = table.reduce((sum, row, i) => sum + row[i], 0) / n
  const chance = rows.reduce((sum, count, i) => sum + count * columns[i], 0) / (n * n)
  if (chance === 1) return { ...nothing, reason: 'one class only, so agreement by chance is certain' }
  const value = (observed - chance) / (1 - chance)
  let variance = -((observed * chance - 2 * chance + observed) ** 2)
  for (let i = 0; i < table.length; i += 1)
    for (let j = 0; j < table.length; j += 1) {
      const term = i === j ? 1 - chance - ((columns[i] + rows[i]) / n) * (1 - observed) : ((columns[i] + rows[j]) / n) * (1 - observed)
      variance += (table[i][j] / n) * term * term
    }
  const standardError = Math.sqrt(Math.max(0, variance) / n) / (1 - chance) ** 2
  if (observed === 1 || standardError === 0)
    return { value, interval: null, standardError: 0, n, method, reason: 'degenerate: the standard error is 0' }
  const interval = { low: Math.max(-1, value - z * standardError), high: Math.min(1, value + z * standardError), level, method }
  return { value, interval, standardError, n, method }
}
