import type { Figure, HeatmapCell, Tone } from '@vitalbench/bench'
import { tones } from '../../figure/tones.ts'
import type { Words } from '../../words/words.ts'
import type { Cell } from '../report.ts'
import type { FigureText } from './figure-text.ts'
import { tonesLegend, toneWord } from './tone-words.ts'

type Heatmap = Extract<Figure, { kind: 'heatmap' }>

/** As many cells of a tone are named; the table has all of them. */
const mostNamed = 8

interface Place extends HeatmapCell {
  readonly row: string
  readonly column: string
}

const placesOf = ({ columns, rows }: Heatmap, { text }: Words): readonly Place[] =>
  rows.flatMap(({ label, cells }) => cells.map((cell, i) => ({ ...cell, row: text(label), column: text(columns[i]) })))

/** The cells of a tone by name, so that the worst are heard without the table. */
function describeWorst(tone: Tone, places: readonly Place[], words: Words): readonly string[] {
  const { say, text } = words
  const here = places.filter((place) => place.tone === tone)
  if (here.length === 0) return []
  const named = here
    .slice(0, mostNamed)
    .map((cell) => say('figure.alternative.cell', { row: cell.row, column: cell.column, text: text(cell.text) }))
  return [
    say('figure.alternative.worst', {
      tone: toneWord(words, tone),
      cells: [...named, ...(here.length > mostNamed ? ['…'] : [])].join('; '),
    }),
  ]
}

const printedCell = (cell: HeatmapCell | undefined, words: Words): Cell =>
  cell === undefined ? { text: '–' } : { text: words.text(cell.text), note: cell.tone === null ? undefined : toneWord(words, cell.tone) }

/** The words of a heat map: how many cells are of which tone, the worst by name, and all of them in the table. */
export function heatmapText(figure: Heatmap, words: Words): FigureText {
  const { say, text, count } = words
  const places = placesOf(figure, words)
  const counts = [...tones, null]
    .map((tone) => ({ tone, cells: places.filter((place) => place.tone === tone).length }))
    .filter(({ cells }) => cells > 0)
    .map(({ tone, cells }) => `${toneWord(words, tone)}: ${count(cells)}`)
  return {
    description: [
      say('figure.alternative.heatmap', { x: text(figure.x.label), y: text(figure.y.label), tones: counts.join('; ') || '–' }),
      ...(['bad', 'poor'] as const).flatMap((tone) => describeWorst(tone, places, words)),
    ].join(' '),
    legend: tonesLegend(
      words,
      places.map(({ tone }) => tone),
    ),
    data: [
      {
        kind: 'table',
        caption: text(figure.title),
        stack: true,
        columns: [
          { title: text(figure.y.label), kind: 'text' },
          ...figure.columns.map((column) => ({ title: text(column), kind: 'number' as const })),
        ],
        rows: figure.rows.map(({ label, cells }) => [{ text: text(label) }, ...figure.columns.map((_, i) => printedCell(cells[i], words))]),
      },
    ],
  }
}
