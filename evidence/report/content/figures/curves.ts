import type { Figure, Series } from '@vitalbench/bench'
import type { Words } from '../../words/words.ts'
import type { LegendEntry, PrintedTable } from '../report.ts'
import { exact, short, type FigureText } from './figure-text.ts'
import { describeMarks, markedTable, marksLegend } from './marked-ranges.ts'

type Curves = Extract<Figure, { kind: 'curves' }>

const most = 24

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b))

function describeSeries({ name, x, y, ranges = [] }: Series, words: Words): readonly string[] {
  const { say, text } = words
  if (x.length === 0) return []
  const brief = (value: number) => short(words, value)
  const line = say('figure.alternative.series', {
    name: text(name),
    count: x.length,
    x0: brief(x[0]),
    y0: brief(y[0]),
    x1: brief(x.at(-1)!),
    y1: brief(y.at(-1)!),
    low: brief(least(y)),
    high: brief(greatest(y)),
  })
  const bands = ranges.map((range) => {
    const widths = x.map((_, i) => range.high[i] - range.low[i])
    const widest = widths.indexOf(greatest(widths))
    return say('figure.alternative.range', {
      range: text(range.name),
      name: text(name),
      low: brief(least(range.low)),
      high: brief(greatest(range.high)),
      x: brief(x[widest]),
      from: brief(range.low[widest]),
      to: brief(range.high[widest]),
    })
  })
  return [line, ...bands]
}

/** Positions of at most `most` points, evenly spread, first and last among them. */
const spread = (length: number): readonly number[] =>
  length <= most ? Array.from({ length }, (_, i) => i) : Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)))

function seriesTable(figure: Curves, words: Words): PrintedTable {
  const { say, text, count } = words
  const bounded = figure.series.some(({ low, high }) => low && high)
  const names = [...new Set(figure.series.flatMap(({ ranges = [] }) => ranges.map(({ name }) => text(name))))]
  const points = figure.series.reduce((sum, { x }) => sum + x.length, 0)
  const shown = figure.series.reduce((sum, { x }) => sum + Math.min(x.length, most), 0)
  const bounds = [say('figure.low'), say('figure.high')]
  const titles = [
    text(figure.x.label),
    text(figure.y.label),
    ...(bounded ? bounds : []),
    ...names.flatMap((name) => bounds.map((bound) => `${name}: ${bound}`)),
  ]
  return {
    kind: 'table',
    caption: text(figure.title),
    columns: [{ title: say('figure.series'), kind: 'text' }, ...titles.map((title) => ({ title, kind: 'number' as const }))],
    rows: figure.series.flatMap(({ name, x, y, low, high, ranges = [] }) => {
      const around = names.map((named) => ranges.find((range) => text(range.name) === named))
      const lists = [x, y, ...(bounded ? [high && low, low && high] : []), ...around.flatMap((range) => [range?.low, range?.high])]
      return spread(x.length).map((i) => [{ text: text(name) }, ...lists.map((list) => exact(words, list?.[i]))])
    }),
    note: shown < points ? say('figure.thinned', { shown: count(shown), total: count(points) }) : undefined,
  }
}

function seriesLegend({ series }: Curves, { text }: Words): readonly LegendEntry[] {
  const several = series.filter(({ ranges = [] }) => ranges.length > 0).length > 1
  return series.flatMap(({ name, mark, ranges = [] }, index): readonly LegendEntry[] => [
    { name: text(name), sign: { of: 'series', mark, index } },
    ...ranges.map((range, depth) => ({
      name: several ? `${text(name)}, ${text(range.name)}` : text(range.name),
      sign: { of: 'range', index, depth } as const,
    })),
  ])
}

/** The words of curves: course of every series, and what is marked along both axes. */
export function curvesText(figure: Curves, words: Words): FigureText {
  const { say, text } = words
  const marked = markedTable(figure, words)
  return {
    description: [
      say('figure.alternative', { x: text(figure.x.label), y: text(figure.y.label) }),
      ...figure.series.flatMap((series) => describeSeries(series, words)),
      ...(figure.diagonal ? [say('figure.alternative.diagonal')] : []),
      ...describeMarks(figure, words),
    ].join(' '),
    legend: [...seriesLegend(figure, words), ...marksLegend(figure, words)],
    data: [seriesTable(figure, words), ...(marked === null ? [] : [marked])],
  }
}
