import type { Figure } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import type { Cell, PrintedFigure, PrintedTable, Section } from './report.ts'

const most = 24

const describe = (figure: Figure, { say, text, number, estimate, group }: Words): string => {
  const short = (value: number) => number(Number(value.toPrecision(3)))
  if (figure.kind === 'forest') {
    const rows = figure.rows.map(({ label, value, low, high, n }) => {
      const printed = value === null ? null : estimate(value, low === null || high === null ? null : { low, high }, '1')
      return printed
        ? say('figure.alternative.row', { label: group(label), value: printed.value, interval: printed.interval ?? '–', n })
        : say('figure.alternative.missing', { label: group(label), n })
    })
    const reference = figure.reference === undefined ? [] : [say('figure.alternative.reference', { reference: short(figure.reference) })]
    return [say('figure.alternative.forest', { x: text(figure.x.label) }), ...rows, ...reference].join(' ')
  }
  const series = figure.series
    .filter(({ x }) => x.length > 0)
    .map(({ name, x, y }) =>
      say('figure.alternative.series', {
        name: text(name),
        count: x.length,
        x0: short(x[0]),
        y0: short(y[0]),
        x1: short(x.at(-1)!),
        y1: short(y.at(-1)!),
        low: short(y.reduce((a, b) => Math.min(a, b))),
        high: short(y.reduce((a, b) => Math.max(a, b))),
      }),
    )
  const axes = say('figure.alternative', { x: text(figure.x.label), y: text(figure.y.label) })
  return [axes, ...series, ...(figure.diagonal ? [say('figure.alternative.diagonal')] : [])].join(' ')
}

/** Positions of at most `most` points, evenly spread, first and last among them. */
const spread = (length: number): readonly number[] =>
  length <= most ? Array.from({ length }, (_, i) => i) : Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)))

const dataTable = (figure: Figure, words: Words): PrintedTable => {
  const { say, text, number, estimate, count, group } = words
  const cell = (value: number | undefined): Cell => ({ text: value === undefined ? '–' : number(Number(value.toPrecision(4))) })
  if (figure.kind === 'forest') {
    const titles = [say('figure.row'), say('estimate'), say('interval'), say('n'), say('figure.note')]
    return {
      kind: 'table',
      caption: text(figure.title),
      columns: titles.map((title, i) => ({ title, kind: i > 0 && i < 4 ? 'number' : 'text' })),
      rows: figure.rows.map(({ label, value, low, high, n, note }) => {
        const printed = value === null ? null : estimate(value, low === null || high === null ? null : { low, high }, '1')
        const result = printed ? { text: printed.value } : { text: say('notEstimable'), missing: true }
        return [{ text: group(label) }, result, { text: printed?.interval ?? '–' }, { text: count(n) }, { text: note ? text(note) : '' }]
      }),
    }
  }
  const banded = figure.series.some(({ low, high }) => low && high)
  const points = figure.series.reduce((sum, { x }) => sum + x.length, 0)
  const shown = figure.series.reduce((sum, { x }) => sum + Math.min(x.length, most), 0)
  const titles = [text(figure.x.label), text(figure.y.label), ...(banded ? [say('figure.low'), say('figure.high')] : [])]
  return {
    kind: 'table',
    caption: text(figure.title),
    columns: [{ title: say('figure.series'), kind: 'text' }, ...titles.map((title) => ({ title, kind: 'number' as const }))],
    rows: figure.series.flatMap(({ name, x, y, low, high }) =>
      spread(x.length).map((i) => [
        { text: text(name) },
        cell(x[i]),
        cell(y[i]),
        ...(banded ? [cell(low && high ? low[i] : undefined), cell(low && high ? high[i] : undefined)] : []),
      ]),
    ),
    note: shown < points ? say('figure.thinned', { shown: count(shown), total: count(points) }) : undefined,
  }
}

const printed = (figure: Figure, words: Words): PrintedFigure => ({
  kind: 'figure',
  figure,
  title: words.text(figure.title),
  caption: words.text(figure.caption),
  description: describe(figure, words),
  legend: figure.kind === 'curves' ? figure.series.map(({ name }, series) => ({ name: words.text(name), series })) : [],
  data: dataTable(figure, words),
})

/** Every figure of the findings with title, caption, description and its numbers, which paper leaves to findings.json. */
export function figuresSection({ findings }: ReportInput, words: Words, medium: 'screen' | 'paper'): Section | null {
  if (findings.figures.length === 0) return null
  const blocks = findings.figures.map((figure) => printed(figure, words))
  const intro = words.say(medium === 'screen' ? 'figures.intro' : 'figures.paper')
  return { id: 'figures', title: words.say('figures'), blocks: [{ kind: 'paragraph', text: intro }, ...blocks] }
}
