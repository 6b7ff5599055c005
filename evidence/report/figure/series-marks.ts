import * as Plot from '@observablehq/plot'
import type { Series } from '@vitalbench/bench'
import { leaves, type Domain } from './domain.ts'
import { dashes, type Palette } from './palette.ts'

interface Point {
  readonly x: number
  readonly y: number
  readonly low: number | undefined
  readonly high: number | undefined
}

const pointsOf = ({ x, y, low, high }: Pick<Series, 'x' | 'y' | 'low' | 'high'>): readonly Point[] =>
  x.map((value, i) => ({ x: value, y: y[i], low: low?.[i], high: high?.[i] }))

/** Width of a bar: the smallest step between two of them. */
const stepOf = (x: readonly number[]): number =>
  x.slice(1).reduce((least, value, i) => Math.min(least, Math.abs(value - x[i])), Number.POSITIVE_INFINITY)

/** Shade and edge of the bands around a line: each lies on the one before it, so that the innermost is the darkest. */
export const rangeLook = (depth: number): { readonly shade: number; readonly dash: string } => ({
  shade: 0.15,
  dash: ['2 3', 'none', '7 3'][depth % 3],
})

/** A trace of many points turns often: thinner, its turns stay apart. */
const widthOfLine = (points: number): number => (points > 400 ? 1.25 : 2.25)

/** What a series is drawn with. */
interface SeriesLook {
  readonly palette: Palette
  readonly x: Domain
  readonly y: Domain
}

const rangeMarks = (
  series: Series,
  stroke: string,
  options: { readonly curve: Plot.CurveName; readonly clip: boolean },
): readonly Plot.Markish[] =>
  (series.ranges ?? []).flatMap(({ low, high }, depth) => {
    const { shade, dash } = rangeLook(depth)
    const data = pointsOf({ ...series, low, high })
    const edge = { x: 'x', stroke, strokeWidth: 1, strokeOpacity: 0.75, strokeDasharray: dash, ...options } as const
    return [
      Plot.areaY(data, { x: 'x', y1: 'low', y2: 'high', fill: stroke, fillOpacity: shade, ...options }),
      Plot.line(data, { ...edge, y: 'low' }),
      Plot.line(data, { ...edge, y: 'high' }),
    ]
  })

/** The marks of the series with number `i`: its bands, then its line, points or bars. */
export function seriesMarks(series: Series, i: number, { palette, x, y }: SeriesLook): readonly Plot.Markish[] {
  const data = pointsOf(series)
  const stroke = palette.series[i % palette.series.length]
  const curve = series.mark === 'step' ? 'step-after' : 'linear'
  const banded = series.low !== undefined && series.high !== undefined
  // Clipped only where it leaves the frame: a line along the frame keeps its full width.
  const bounds = [series.y, series.low, series.high, ...(series.ranges ?? []).flatMap(({ low, high }) => [low, high])]
  const clip = leaves(series.x, x) || bounds.some((values) => leaves(values, y))
  const ranges = rangeMarks(series, stroke, { curve, clip })
  if (series.mark === 'points')
    return [
      ...ranges,
      ...(banded ? [Plot.ruleX(data, { x: 'x', y1: 'low', y2: 'high', stroke, strokeWidth: 1.5, clip })] : []),
      Plot.dot(data, { x: 'x', y: 'y', r: 4, fill: stroke, stroke: palette.paper, strokeWidth: 1, clip }),
    ]
  if (series.mark === 'bars') {
    const half = Number.isFinite(stepOf(series.x)) ? stepOf(series.x) * 0.42 : 0.42
    return [
      ...ranges,
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
    ...ranges,
    ...(banded ? [Plot.areaY(data, { x: 'x', y1: 'low', y2: 'high', fill: stroke, fillOpacity: 0.16, curve, clip })] : []),
    Plot.line(data, {
      x: 'x',
      y: 'y',
      stroke,
      strokeWidth: widthOfLine(data.length),
      strokeDasharray: dashes[i % dashes.length],
      curve,
      clip,
    }),
  ]
}
