import type { Band, Figure } from '@vitalbench/bench'
import type { Words } from '../../words/words.ts'
import type { LegendEntry, PrintedTable } from '../report.ts'
import { exact, span } from './figure-text.ts'

type Curves = Extract<Figure, { kind: 'curves' }>

/** As many times of the same fault or event are told; the table has all of them. */
const mostTimes = 3

/** Bands with the same kind and words, in the order in which they come first. */
const alike = (bands: readonly Band[], words: Words): readonly (readonly Band[])[] =>
  Object.values(Object.groupBy(bands, ({ kind, label }) => `${kind} ${words.text(label)}`)).map((group) => group!)

/** Sentences about the targets, faults and events of curves. */
export function describeMarks({ targets = [], bands = [] }: Curves, words: Words): readonly string[] {
  const { say, text } = words
  const aims = targets.map(({ label, low, high }) =>
    say('figure.alternative.target', { label: text(label), range: span(words, low, high) }),
  )
  const times = alike(bands, words).map((group) => {
    const told = group.slice(0, mostTimes).map(({ from, to }) => span(words, from, to))
    return say(group[0].kind === 'fault' ? 'figure.alternative.fault' : 'figure.alternative.event', {
      label: text(group[0].label),
      count: group.length,
      ranges: [...told, ...(group.length > mostTimes ? ['…'] : [])].join('; '),
    })
  })
  return [...aims, ...times]
}

/** What the shades of faults, events and targets mean; their names stand in the drawing. */
export function marksLegend({ targets = [], bands = [] }: Curves, { say }: Words): readonly LegendEntry[] {
  const kinds = (['fault', 'event'] as const).filter((kind) => bands.some((band) => band.kind === kind))
  return [
    ...(targets.length > 0 ? [{ name: say('figure.target'), sign: { of: 'target' } as const }] : []),
    ...kinds.map((kind) => ({ name: say(`figure.${kind}`), sign: { of: kind } })),
  ]
}

/** Every target, fault and event of curves with its range; null if there is none. */
export function markedTable({ title, x, y, targets = [], bands = [] }: Curves, words: Words): PrintedTable | null {
  const { say, text } = words
  const rows = [
    ...targets.map(({ label, low, high }) => ({ kind: say('figure.target'), label, axis: y, from: low, to: high })),
    ...bands.map(({ kind, label, from, to }) => ({ kind: say(`figure.${kind}`), label, axis: x, from, to })),
  ]
  if (rows.length === 0) return null
  const headings = [say('figure.kind'), say('figure.name'), say('figure.axis')]
  return {
    kind: 'table',
    caption: `${text(title)}: ${say('figure.marked')}`,
    columns: [
      ...headings.map((column) => ({ title: column, kind: 'text' as const })),
      ...[say('figure.from'), say('figure.to')].map((column) => ({ title: column, kind: 'number' as const })),
    ],
    rows: rows.map(({ kind, label, axis, from, to }) => [
      { text: kind },
      { text: text(label) },
      { text: text(axis.label) },
      exact(words, from),
      exact(words, to),
    ]),
  }
}
