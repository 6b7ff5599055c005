import type { OracleResult } from '@vitalbench/kernel/oracle'
import type { ReportInput } from '../input.ts'
import { plain, scientific } from '../words/numbers.ts'
import type { Words } from '../words/words.ts'
import type { Cell, PrintedTable, Section } from './report.ts'

const state = ({ say }: Words, holds: boolean): Cell => ({ text: say(holds ? 'yes' : 'no'), state: holds ? 'pass' : 'fail' })

/** Largest error of an oracle as a share of its tolerance; null where an exact value is missed or no number came out. */
const used = ({ comparisons }: OracleResult): number | null => {
  const shares = comparisons.map(({ error, tolerance }) => (error === 0 ? 0 : error / tolerance))
  const most = shares.reduce((a, b) => Math.max(a, b), 0)
  return Number.isFinite(most) ? most : null
}

// Most errors are rounding: what is below a thousandth of its tolerance needs no digits.
const shareText = (words: Words, share: number): string => (share > 0 && share < 0.001 ? `< ${words.share(0.001)}` : words.share(share))

const summaryTable = (words: Words, oracles: readonly OracleResult[]): PrintedTable => ({
  kind: 'table',
  caption: words.say('oracles.each'),
  stack: true,
  columns: [
    { title: words.say('oracle'), kind: 'text' },
    { title: words.say('oracle.comparisons'), kind: 'number' },
    { title: words.say('oracle.used'), kind: 'number' },
    { title: words.say('oracle.state'), kind: 'text' },
  ],
  rows: oracles.map((oracle) => {
    const share = used(oracle)
    return [
      { text: oracle.method, note: oracle.source },
      { text: words.count(oracle.comparisons.length) },
      { text: share === null ? '–' : shareText(words, share) },
      state(words, oracle.holds),
    ]
  }),
})

const comparisonTable = (words: Words, oracles: readonly OracleResult[]): PrintedTable => {
  const { say, locale } = words
  const small = (value: number) => (value === 0 ? '0' : scientific(locale, value))
  return {
    kind: 'table',
    caption: say('oracles.caption'),
    stack: true,
    columns: [
      { title: say('oracle.quantity'), kind: 'text' },
      { title: say('oracle.expected'), kind: 'number' },
      { title: say('oracle.observed'), kind: 'number' },
      { title: say('oracle.error'), kind: 'number' },
      { title: say('oracle.tolerance'), kind: 'number' },
      { title: say('oracle.state'), kind: 'text' },
    ],
    rows: oracles.flatMap(({ id, comparisons }) =>
      comparisons.map(({ quantity, expected, observed, error, tolerance, relative, holds }) => [
        { text: quantity, note: id },
        { text: plain(locale, expected, 10) },
        { text: plain(locale, observed, 10) },
        { text: small(error) },
        { text: small(tolerance), note: relative ? say('oracle.relative') : undefined },
        state(words, holds),
      ]),
    ),
  }
}

/** The oracles that were run again with this study: a summary, each of them, and every comparison folded (left out on paper). */
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
  return {
    id: 'oracles',
    title,
    blocks: [
      { kind: 'paragraph', text: say('oracles.intro') },
      { kind: 'paragraph', text: say('oracles.summary', summary), strong: true },
      { kind: 'details', summary: say('oracles.each'), blocks: [summaryTable(words, oracles)], paper: true },
      { kind: 'details', summary: say('oracles.details'), blocks: [comparisonTable(words, oracles)], paper: false },
    ],
  }
}
