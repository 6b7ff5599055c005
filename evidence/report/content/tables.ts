import type { Table, Text } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import { decimalsOf, fixed, scientific } from '../words/numbers.ts'
import type { Words } from '../words/words.ts'
import type { Cell, PrintedTable, Section } from './report.ts'

const cell = (words: Words, kind: Table['columns'][number]['kind'], value: Text | number | null): Cell => {
  if (value === null) return { text: '–' }
  if (typeof value !== 'number') return { text: words.text(value) }
  if (kind === 'count') return { text: words.count(value) }
  const decimals = decimalsOf(value, null, '1')
  return { text: decimals === null ? scientific(words.locale, value) : fixed(words.locale, value, decimals) }
}

const printed = (table: Table, words: Words): PrintedTable => ({
  kind: 'table',
  caption: words.text(table.title),
  note: table.note === undefined ? undefined : words.text(table.note),
  columns: table.columns.map(({ title, kind }) => ({ title: words.text(title), kind: kind === 'text' ? 'text' : 'number' })),
  rows: table.rows.map((row) => row.map((value, i) => cell(words, table.columns[i].kind, value))),
})

/** The tables of the findings. */
export function tablesSection({ findings }: ReportInput, words: Words): Section | null {
  if (findings.tables.length === 0) return null
  return { id: 'tables', title: words.say('tables'), blocks: findings.tables.map((table) => printed(table, words)) }
}
