import * as Plot from '@observablehq/plot'
import type { Figure } from '@vitalbench/bench'
import { axisMarks, frameMargins, gridMarks } from './axes.ts'
import { bandMarks, laneHeight, placeBands } from './band-marks.ts'
import { domainOf } from './domain.ts'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { seriesMarks } from './series-marks.ts'
import { standardWidth } from './size.ts'
import { placeTargets, targetMarks } from './target-marks.ts'

type Curves = Extract<Figure, { kind: 'curves' }>

/** All that a figure plots upwards; decision curves fall far below zero, so that a locked domain clips. */
const heights = ({ series, targets = [] }: Curves): readonly number[] => [
  ...series.flatMap(({ y, low = [], high = [], ranges = [] }) => [
    ...y,
    ...low,
    ...high,
    ...ranges.flatMap((range) => [...range.low, ...range.high]),
  ]),
  ...targets.flatMap(({ low, high }) => [low, high]),
]

/** Lines, steps, points and bars over two axes, with shaded ranges of both. Both axes from 0 to 1 make a square. */
export function plotCurves(figure: Curves, words: FigureWords, palette: Palette, document: Document): Element {
  const x = domainOf(
    figure.x,
    figure.series.flatMap((series) => [...series.x]),
  )
  const y = domainOf(figure.y, heights(figure))
  const square = [figure.x, figure.y].every(({ domain }) => domain?.[0] === 0 && domain[1] === 1)
  const tall = square ? 316 : 224
  const { left } = frameMargins
  const measured = placeTargets(figure.targets ?? [], words, { y, frame: [tall, 0] })
  const right = Math.max(frameMargins.right, measured.room)
  const bands = placeBands(figure.bands ?? [], words, x, [left, standardWidth - right])
  const lanes = bands.reduce((most, { place }) => Math.max(most, place === null ? 0 : place.lane + 1), 0)
  const top = frameMargins.top + (bands.length > 0 ? 4 : 0) + lanes * laneHeight
  return Plot.plot({
    document,
    width: standardWidth,
    height: top + tall + frameMargins.bottom,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: frameMargins.bottom,
    x: { domain: x },
    y: { domain: y },
    marks: [
      ...targetMarks(measured.targets, palette),
      ...gridMarks(figure.x, figure.y, palette),
      ...bandMarks(bands, { palette, top: y[1], left }),
      ...(figure.diagonal
        ? [Plot.line([{ v: 0 }, { v: 1 }], { x: 'v', y: 'v', stroke: palette.quiet, strokeDasharray: '3 4', clip: true })]
        : []),
      ...figure.series.flatMap((series, i) => seriesMarks(series, i, { palette, x, y })),
      ...axisMarks(figure.x, figure.y, words, palette),
    ],
  }) as unknown as Element
}
