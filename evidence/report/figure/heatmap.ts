import * as Plot from '@observablehq/plot'
import type { Figure, Tone } from '@vitalbench/bench'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { standardWidth } from './size.ts'
import { breaks, shorten, widthOf, wrap } from './text-fit.ts'
import { toneSymbol } from './tones.ts'

type Heatmap = Extract<Figure, { kind: 'heatmap' }>

const lineHeight = 15
const signRoom = 18
const longestCell = 16

interface Cell {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly tone: Tone | null
}

const longestWord = (text: string): number => Math.max(0, ...text.split(breaks).map((word) => widthOf(word)))

/** Cells of rows by columns: each is tinted, signed and says what it holds. It is as wide as its columns need. */
export function plotHeatmap({ columns, rows, x, y }: Heatmap, { text }: FigureWords, palette: Palette, document: Document): Element {
  const cells = rows.flatMap((row, j) =>
    columns.map((_, i): Cell => {
      const cell = row.cells[i]
      return { x: i, y: j, text: cell === undefined ? '–' : shorten(text(cell.text), longestCell), tone: cell?.tone ?? null }
    }),
  )
  const heads = columns.map(text)
  const labels = rows.map(({ label }) => wrap(text(label), { width: 150, lines: 2 }))
  const rowHeight = labels.some((lines) => lines.length > 1) ? 38 : 32
  const corner = shorten(text(y.label), 22)
  const left = Math.max(60, ...[...labels.flat(), corner].map((line) => widthOf(line) + 12))
  const needed = Math.max(
    52,
    ...cells.map((cell) => widthOf(cell.text) + (cell.tone === null ? 0 : signRoom) + 12),
    ...heads.map((head) => Math.min(128, longestWord(head) + 8)),
  )
  const count = Math.max(1, columns.length)
  const right = 4
  const width = Math.max(standardWidth, Math.ceil(left + right + needed * count))
  const step = (width - left - right) / count
  const wrapped = heads.map((head) => wrap(head, { width: step - 6, lines: 4 }))
  const top = 30 + Math.max(1, ...wrapped.map((lines) => lines.length)) * lineHeight
  const place = (column: number) => (column + 0.5) * step
  const free = { text: (line: string) => line, fontSize: 13, fill: palette.ink, lineHeight: lineHeight / 13 } as const
  const inset = { inset: 1.5, rx: 3 } as const
  return Plot.plot({
    document,
    width,
    height: top + Math.max(1, rows.length) * rowHeight + 6,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: 6,
    x: { type: 'linear', domain: [0, count], axis: null },
    y: { type: 'linear', domain: [Math.max(1, rows.length), 0], axis: null },
    marks: [
      ...cells.flatMap((cell) => {
        const box = { x1: () => cell.x, x2: () => cell.x + 1, y1: () => cell.y, y2: () => cell.y + 1, ...inset }
        const middle = { x: () => cell.x + 0.5, y: () => cell.y + 0.5 }
        if (cell.tone === null)
          return [
            Plot.rect([0], { ...box, fill: 'none', stroke: palette.grid }),
            Plot.text([cell.text], { ...free, ...middle, fill: palette.quiet }),
          ]
        const wide = widthOf(cell.text)
        return [
          Plot.rect([0], { ...box, fill: palette.tones[cell.tone] }),
          Plot.dot([0], {
            ...middle,
            dx: -wide / 2 - 1,
            symbol: toneSymbol(cell.tone, 4.5),
            stroke: palette.ink,
            strokeWidth: 1.6,
            fill: 'none',
          }),
          Plot.text([cell.text], { ...free, ...middle, dx: signRoom / 2 }),
        ]
      }),
      ...wrapped.map((lines, i) =>
        Plot.text([lines.join('\n')], {
          ...free,
          frameAnchor: 'top-left',
          dx: place(i),
          dy: -6,
          textAnchor: 'middle',
          lineAnchor: 'bottom',
        }),
      ),
      ...labels.map((lines, j) =>
        Plot.text([lines.join('\n')], { ...free, frameAnchor: 'left', y: () => j + 0.5, dx: -8, textAnchor: 'end' }),
      ),
      Plot.text([corner], {
        ...free,
        frameAnchor: 'top-left',
        dx: -8,
        dy: -6,
        textAnchor: 'end',
        lineAnchor: 'bottom',
        fill: palette.quiet,
      }),
      Plot.text([shorten(text(x.label), 40)], {
        ...free,
        frameAnchor: 'top-left',
        dx: 2,
        dy: 14 - top,
        textAnchor: 'start',
        lineAnchor: 'middle',
        fill: palette.quiet,
      }),
    ],
  }) as unknown as Element
}
