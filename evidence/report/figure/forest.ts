import * as Plot from '@observablehq/plot'
import type { Figure } from '@vitalbench/bench'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { standardWidth } from './size.ts'
import { widthOf, wrap } from './text-fit.ts'

type Forest = Extract<Figure, { kind: 'forest' }>

/** Estimates with intervals in rows: labels to the left, sizes to the right, a line for the reference. */
export function plotForest(figure: Forest, { text, number, count, group }: FigureWords, palette: Palette, document: Document): Element {
  const rows = figure.rows.map((row, i) => ({
    ...row,
    i,
    name: wrap(group(row.label), { width: 152, lines: 2 }),
    size: `n = ${count(row.n)}`,
  }))
  const values = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((value): value is number => value !== null)
  const all = figure.reference === undefined ? values : [...values, figure.reference]
  const [least, most] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1]
  const domain: [number, number] = figure.x.domain ? [figure.x.domain[0], figure.x.domain[1]] : [least, most]
  const rowHeight = rows.some(({ name }) => name.length > 1) ? 34 : 26
  const stroke = palette.series[0]
  const estimated = rows.filter(({ value }) => value !== null)
  const marginLeft = Math.max(70, ...rows.flatMap(({ name }) => name).map((line) => widthOf(line) + 12))
  const marginRight = Math.max(60, ...rows.map(({ size }) => widthOf(size) + 10))
  const tickFormat = (value: number) => number(Number(value.toPrecision(6)))
  const label = { y: 'i', fill: palette.ink, fontSize: 13 } as const
  return Plot.plot({
    document,
    width: standardWidth,
    height: 76 + rows.length * rowHeight,
    marginLeft,
    marginRight,
    marginTop: 14,
    marginBottom: 50,
    x: { domain, nice: figure.x.domain === undefined },
    y: { type: 'linear', domain: [rows.length - 0.4, -0.6], axis: null },
    marks: [
      Plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      ...(figure.reference === undefined ? [] : [Plot.ruleX([figure.reference], { stroke: palette.quiet, strokeDasharray: '4 3' })]),
      Plot.ruleY(
        estimated.filter(({ low, high }) => low !== null && high !== null),
        { y: 'i', x1: 'low', x2: 'high', stroke, strokeWidth: 2, clip: true },
      ),
      Plot.dot(estimated, { x: 'value', y: 'i', r: 4.5, symbol: 'square', fill: stroke, stroke: palette.paper }),
      Plot.text(
        rows.filter(({ value }) => value === null),
        { ...label, frameAnchor: 'left', dx: 4, text: () => '–', fill: palette.quiet },
      ),
      Plot.text(rows, {
        ...label,
        frameAnchor: 'left',
        dx: -10,
        textAnchor: 'end',
        text: ({ name }: { name: readonly string[] }) => name.join('\n'),
        lineHeight: 1.1,
      }),
      Plot.text(rows, { ...label, frameAnchor: 'right', dx: 8, textAnchor: 'start', text: 'size', fill: palette.quiet }),
      Plot.axisX({
        stroke: palette.quiet,
        fill: palette.ink,
        fontSize: 13,
        ticks: 4,
        tickSize: 4,
        tickFormat,
        label: text(figure.x.label),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 42,
      }),
    ],
  }) as unknown as Element
}
