import type { OracleResult } from '@vitalbench/kernel/oracle'
import type { ReportInput } from '../input.ts'
import { scientific } from '../words/numbers.ts'
import type { Words } from '../words/words.ts'
import type { Block, Cell, Section } from './report.ts'

const rows = ({ say, locale }: Words, { method, source, comparisons }: OracleResult): readonly (readonly Cell[])[] => {
  const small = (value: number) => (value === 0 ? '0' : scientific(locale, value))
  const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 10 })
  return comparisons.map(({ quantity, expected, observed, error, tolerance, relative, holds }, i) => [
    i === 0 ? { text: method, note: source } : { text: method },
    { text: quantity },
    { text: digits.format(expected) },
    { text: digits.format(observed) },
    { text: small(error) },
    { text: small(tolerance), note: relative ? say('oracle.relative') : undefined },
    { text: say(holds ? 'yes' : 'no'), state: holds ? 'pass' : 'fail' },
  ])
}

/** The oracles that were run again with this study: a summary, and every comparison folded. */
export function oraclesSection({ circumstances }: ReportInput, words: Words): Section {
  const { say } = words
  const { oracles } = circumstances
  const title = say('oracles')
  if (oracles.length === 0) return { id: 'oracles', title, blocks: [{ kind: 'paragraph', text: say('oracles.none') }] }
  const summary = {
    held: oracles.filter(({ holds }) => holds).length,
    total: oracles.length,
    comparisons: oracles.reduce((sum, { comparisons }) => sum + comparisons.length, 0),
  }
  const columns: Block = {
    kind: 'table',
    caption: say('oracles.caption'),
    stack: true,
    columns: [
      { title: say('oracle'), kind: 'text' },
      { title: say('oracle.quantity'), kind: 'text' },
      { title: say('oracle.expected'), kind: 'number' },
      { title: say('oracle.observed'), kind: 'number' },
      { title: say('oracle.error'), kind: 'number' },
      { title: say('oracle.tolerance'), kind: 'number' },
      { title: say('oracle.state'), kind: 'text' },
    ],
    rows: oracles.flatMap((oracle) => rows(words, oracle)),
  }
  return {
    id: 'oracles',
    title,
    blocks: [
      { kind: 'paragraph', text: say('oracles.intro') },
      { kind: 'paragraph', text: say('oracles.summary', summary), strong: true },
      { kind: 'details', summary: say('oracles.details'), blocks: [columns], paper: true },
    ],
  }
}
