import * as Plot from '@observablehq/plot'
import type { Figure, Tone } from '@vitalbench/bench'
import { axisMarks, frameMargins } from './axes.ts'
import { domainOf, placeOf, within, type Domain } from './domain.ts'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { pointLabels } from './point-labels.ts'
import { labelPlace, type Box, type Place } from './polygon.ts'
import { standardWidth } from './size.ts'
import { shorten, widthOf } from './text-fit.ts'
import { toneSymbol, worstFirst } from './tones.ts'

type Zones = Extract<Figure, { kind: 'zones' }>

/** Shapes of the points beside their colours, in the order of the series. */
const pointSymbols = ['circle', 'diamond', 'square', 'star', 'triangle', 'wye'] as const

const height = 400
const signRoom = 16
const pointSize = 11
/** With more points than these only those that are not well off are named. */
const mostNamed = 12

interface Point {
  readonly x: number
  readonly y: number
  readonly series: number
  readonly text: string
  readonly tone: Tone | null
}

const pointsOf = ({ series, zones }: Zones, { text }: FigureWords, x: Domain, y: Domain): readonly Point[] => {
  const toneOf = new Map(zones.map(({ id, tone }) => [id, tone]))
  return series.flatMap(({ points }, i) =>
    points
      .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
      .map((point) => ({
        x: within(point.x, x),
        y: within(point.y, y),
        series: i,
        text: shorten(text(point.label), 18),
        tone: point.zone === null ? null : (toneOf.get(point.zone) ?? null),
      })),
  )
}

/** Points over a plane of zones: tinted, signed and named, each name where fewest points are. */
export function plotZones(figure: Zones, words: FigureWords, palette: Palette, document: Document): Element {
  const polygons = figure.zones.map(({ polygon }) => polygon.filter((corner) => corner.every(Number.isFinite)))
  const all = [...polygons.flat(), ...figure.series.flatMap(({ points }) => points.map(({ x, y }) => [x, y] as const))]
  const x = domainOf(
    figure.x,
    all.map(([value]) => value),
  )
  const y = domainOf(
    figure.y,
    all.map(([, value]) => value),
  )
  const { left, right, top, bottom } = frameMargins
  const frame = { x: [left, standardWidth - right], y: [height - bottom, top] } as const
  const place = (px: number, py: number): Place => [placeOf(within(px, x), x, frame.x), placeOf(within(py, y), y, frame.y)]
  const points = pointsOf(figure, words, x, y)
  const dots = points.map((point): Box => {
    const [px, py] = place(point.x, point.y)
    return { x: px, y: py, width: pointSize, height: pointSize }
  })
  const names = figure.zones.map(({ label, tone }, i) => {
    const text = shorten(words.text(label), 18)
    const size = { width: widthOf(text, 14) + signRoom + 6, height: 20 }
    const corners = polygons[i].map(([px, py]) => place(px, py))
    const [px, py] = corners.length > 2 ? labelPlace(corners, size, dots) : [Number.NaN, Number.NaN]
    return { text, tone, x: px, y: py, ...size }
  })
  const shown = names.filter((name) => Number.isFinite(name.x))
  const named = points
    .map((point, i) => ({ ...point, dot: dots[i] }))
    .filter(({ tone }) => points.length <= mostNamed || tone === null || tone === 'poor' || tone === 'bad')
    .toSorted((a, b) => worstFirst(a.tone, b.tone))
  const labels = pointLabels(named, { taken: [...dots, ...shown], frame: { x: frame.x, y: [top, height - bottom] } })
  const free = { frameAnchor: 'top-left', text: (text: string) => text, lineAnchor: 'middle' } as const
  return Plot.plot({
    document,
    width: standardWidth,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { domain: x },
    y: { domain: y },
    marks: [
      ...polygons.map((polygon, i) =>
        Plot.line(polygon, {
          x: (corner: Place) => corner[0],
          y: (corner: Place) => corner[1],
          curve: 'linear-closed',
          fill: palette.tones[figure.zones[i].tone],
          stroke: palette.quiet,
          strokeWidth: 1,
          clip: true,
        }),
      ),
      ...figure.series.map((_, i) =>
        Plot.dot(
          points.filter(({ series }) => series === i),
          {
            x: 'x',
            y: 'y',
            r: 4.5,
            symbol: pointSymbols[i % pointSymbols.length],
            fill: palette.series[i % palette.series.length],
            stroke: palette.paper,
            strokeWidth: 1,
          },
        ),
      ),
      ...shown.flatMap(({ text, tone, x: px, y: py, width }) => [
        Plot.dot([0], {
          frameAnchor: 'top-left',
          dx: px - left - width / 2 + 8,
          dy: py - top,
          symbol: toneSymbol(tone, 5),
          stroke: palette.ink,
          strokeWidth: 1.75,
          fill: 'none',
        }),
        Plot.text([text], {
          ...free,
          dx: px - left - width / 2 + signRoom + 2,
          dy: py - top,
          textAnchor: 'start',
          fontSize: 14,
          fontWeight: 600,
          fill: palette.ink,
          stroke: palette.tones[tone],
          strokeWidth: 4,
        }),
      ]),
      ...labels.map(({ text, x: px, y: py, anchor }) =>
        Plot.text([text], { ...free, dx: px - left, dy: py - top, textAnchor: anchor, fontSize: 12, fill: palette.ink }),
      ),
      ...axisMarks(figure.x, figure.y, words, palette),
    ],
  }) as unknown as Element
}
