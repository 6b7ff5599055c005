import * as Plot from '@observablehq/plot'
import type { Figure, Series } from '@vitalbench/bench'
import type { FigureWords } from './draw-figure.ts'
import { dashes, type Palette } from './palette.ts'

type Curves = Extract<Figure, { kind: 'curves' }>

interface Point {
  readonly x: number
  readonly y: number
  readonly low: number | undefined
  readonly high: number | undefined
}

const pointsOf = ({ x, y, low, high }: Series): readonly Point[] =>
  x.map((value, i) => ({ x: value, y: y[i], low: low?.[i], high: high?.[i] }))

/** Width of a bar: the smallest step between two of them. */
const stepOf = (x: readonly number[]): number =>
  x.slice(1).reduce((least, value, i) => Math.min(least, Math.abs(value - x[i])), Number.POSITIVE_INFINITY)

type Domain = readonly [number, number]

const leaves = (values: readonly number[] = [], [from, to]: Domain): boolean =>
  values.some((value) => value < Math.min(from, to) || value > Math.max(from, to))

function marksOf(series: Series, i: number, { palette, x, y }: { palette: Palette; x: Domain; y: Domain }): readonly Plot.Markish[] {
  const data = pointsOf(series)
  const stroke = palette.series[i % palette.series.length]
  const curve = series.mark === 'step' ? 'step-after' : 'linear'
  const banded = series.low !== undefined && series.high !== undefined
  // Clipped only where it leaves the frame: a line along the frame keeps its full width.
  const clip = leaves(series.x, x) || [series.y, series.low, series.high].some((values) => leaves(values, y))
  if (series.mark === 'points')
    return [
      ...(banded ? [Plot.ruleX(data, { x: 'x', y1: 'low', y2: 'high', stroke, strokeWidth: 1.5, clip })] : []),
      Plot.dot(data, { x: 'x', y: 'y', r: 4, fill: stroke, stroke: palette.paper, strokeWidth: 1, clip }),
    ]
  if (series.mark === 'bars') {
    const half = Number.isFinite(stepOf(series.x)) ? stepOf(series.x) * 0.42 : 0.42
    return [
      Plot.rect(data, {
        x1: (d: Point) => d.x - half,
        x2: (d: Point) => d.x + half,
        y1: 0,
        y2: 'y',
        fill: stroke,
        fillOpacity: 0.55,
        stroke,
        clip,
      }),
    ]
  }
  return [
    ...(banded ? [Plot.areaY(data, { x: 'x', y1: 'low', y2: 'high', fill: stroke, fillOpacity: 0.16, curve, clip })] : []),
    Plot.line(data, { x: 'x', y: 'y', stroke, strokeWidth: 2.25, strokeDasharray: dashes[i % dashes.length], curve, clip }),
  ]
}

/** Domain of an axis: its own, or that of the finite values. Decision curves fall far below zero, so a locked domain clips. */
const domainOf = (given: readonly [number, number] | undefined, values: readonly number[]): [number, number] => {
  if (given) return [given[0], given[1]]
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return [0, 1]
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))]
  return low === high ? [low - 0.5, high + 0.5] : [low, high]
}

/** Lines, steps, points and bars over two axes. Both axes from 0 to 1 make a square. */
export function plotCurves(figure: Curves, { text, number }: FigureWords, palette: Palette, document: Document): Element {
  const x = domainOf(
    figure.x.domain,
    figure.series.flatMap((series) => [...series.x]),
  )
  const y = domainOf(
    figure.y.domain,
    figure.series.flatMap((series) => [...series.y, ...(series.low ?? []), ...(series.high ?? [])]),
  )
  const square = figure.x.domain?.[1] === 1 && figure.y.domain?.[1] === 1 && figure.x.domain[0] === 0 && figure.y.domain[0] === 0
  const tickFormat = (value: number) => number(Number(value.toPrecision(6)))
  const axis = { stroke: palette.quiet, fill: palette.ink, tickSize: 4, tickPadding: 4, ticks: 5, tickFormat, fontSize: 13 } as const
  return Plot.plot({
    document,
    width: 460,
    height: square ? 430 : 330,
    marginLeft: 56,
    marginRight: 16,
    marginTop: 30,
    marginBottom: 46,
    x: { domain: x, nice: figure.x.domain === undefined },
    y: { domain: y, nice: figure.y.domain === undefined },
    marks: [
      Plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      ...(figure.diagonal
        ? [Plot.line([{ v: 0 }, { v: 1 }], { x: 'v', y: 'v', stroke: palette.quiet, strokeDasharray: '3 4', clip: true })]
        : []),
      ...figure.series.flatMap((series, i) => marksOf(series, i, { palette, x, y })),
      Plot.axisX({ ...axis, label: text(figure.x.label), labelAnchor: 'center', labelArrow: 'none', labelOffset: 40 }),
      Plot.axisY({ ...axis, label: text(figure.y.label), labelAnchor: 'top', labelArrow: 'none' }),
    ],
  }) as unknown as Element
}
