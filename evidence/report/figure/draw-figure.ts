import type { Figure, Text } from '@vitalbench/bench'
import { plotCurves } from './curves.ts'
import { plotForest } from './forest.ts'
import { plotHeatmap } from './heatmap.ts'
import type { Palette } from './palette.ts'
import { serialiseSvg, svgDocument } from './svg.ts'
import { plotZones } from './zones.ts'

/** What a figure needs of a language, and the description that stands in for the picture. */
export interface FigureWords {
  readonly text: (text: Text) => string
  readonly number: (value: number) => string
  readonly count: (value: number) => string
  readonly group: (group: string) => string
}

type Plotted<F> = (figure: F, words: FigureWords, palette: Palette, document: Document) => Element

const plots: { readonly [K in Figure['kind']]: Plotted<Extract<Figure, { kind: K }>> } = {
  curves: plotCurves,
  forest: plotForest,
  zones: plotZones,
  heatmap: plotHeatmap,
}

/**
 * Draws a figure as an SVG with `role="img"`, title and description; the same figure gives the same bytes.
 *
 * @example
 * drawFigure(figure, wordsOf('de', bench.text), { palette: printPalette, description: 'ROC curve above the diagonal' })
 */
export function drawFigure(
  figure: Figure,
  words: FigureWords,
  options: { readonly palette: Palette; readonly description: string },
): string {
  const { palette, description } = options
  const plot = (plots[figure.kind] as Plotted<Figure>)(figure, words, palette, svgDocument())
  // A study names its figures; as part of an id only plain characters are let through.
  const id = `figure-${figure.id.replace(/[^\w-]/g, '-')}`
  return serialiseSvg(plot, { id, title: words.text(figure.title), description }, palette)
}
