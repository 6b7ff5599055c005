import type { Figure } from '@vitalbench/bench'
import type { Words } from '../../words/words.ts'
import { short, type FigureText } from './figure-text.ts'

/** The words of a forest: every row with its estimate. */
export function forestText(figure: Extract<Figure, { kind: 'forest' }>, words: Words): FigureText {
  const { say, text, estimate, count, group } = words
  const rows = figure.rows.map(({ label, value, low, high, n, note }) => ({
    label: group(label),
    printed: value === null ? null : estimate(value, low === null || high === null ? null : { low, high }, '1'),
    n,
    note: note === undefined ? '' : text(note),
  }))
  const told = rows.map(({ label, printed, n }) =>
    printed
      ? say('figure.alternative.row', { label, value: printed.value, interval: printed.interval ?? '–', n })
      : say('figure.alternative.missing', { label, n }),
  )
  const reference =
    figure.reference === undefined ? [] : [say('figure.alternative.reference', { reference: short(words, figure.reference) })]
  const titles = [say('figure.row'), say('estimate'), say('interval'), say('n'), say('figure.note')]
  return {
    description: [say('figure.alternative.forest', { x: text(figure.x.label) }), ...told, ...reference].join(' '),
    legend: [],
    data: [
      {
        kind: 'table',
        caption: text(figure.title),
        columns: titles.map((title, i) => ({ title, kind: i > 0 && i < 4 ? 'number' : 'text' })),
        rows: rows.map(({ label, printed, n, note }) => {
          const result = printed ? { text: printed.value } : { text: say('notEstimable'), missing: true }
          return [{ text: label }, result, { text: printed?.interval ?? '–' }, { text: count(n) }, { text: note }]
        }),
      },
    ],
  }
}
