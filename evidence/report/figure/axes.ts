import * as Plot from '@observablehq/plot'
import type { Axis } from '@vitalbench/bench'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'

/** Room between the edge of a figure and its frame, in px. */
export const frameMargins = { left: 56, right: 16, top: 30, bottom: 46 } as const

/** Horizontal and vertical lines at the ticks of two axes. */
export const gridMarks = (x: Axis, y: Axis, { grid }: Palette): readonly Plot.Markish[] => [
  Plot.gridX({ stroke: grid, strokeOpacity: 1, ticks: x.ticks ?? 5 }),
  Plot.gridY({ stroke: grid, strokeOpacity: 1, ticks: y.ticks ?? 5 }),
]

/** Two axes with their labels: that of the vertical one lies above it. */
export function axisMarks(x: Axis, y: Axis, { text, number }: FigureWords, palette: Palette): readonly Plot.Markish[] {
  const tickFormat = (value: number) => number(Number(value.toPrecision(6)))
  const axis = {
    stroke: palette.quiet,
    fill: palette.ink,
    tickSize: 4,
    tickPadding: 4,
    tickFormat,
    fontSize: 13,
    labelArrow: 'none',
  } as const
  return [
    Plot.axisX({ ...axis, ticks: x.ticks ?? 5, label: text(x.label), labelAnchor: 'center', labelOffset: 40 }),
    Plot.axisY({ ...axis, ticks: y.ticks ?? 5, label: text(y.label), labelAnchor: 'top' }),
  ]
}
