import type { Figure } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import { curvesText } from './figures/curves.ts'
import type { FigureText } from './figures/figure-text.ts'
import { forestText } from './figures/forest.ts'
import { heatmapText } from './figures/heatmap.ts'
import { zonesText } from './figures/zones.ts'
import type { PrintedFigure, Section } from './report.ts'

type Kind = Figure['kind']

const texts: { readonly [K in Kind]: (figure: Extract<Figure, { kind: K }>, words: Words) => FigureText } = {
  curves: curvesText,
  forest: forestText,
  zones: zonesText,
  heatmap: heatmapText,
}

const printed = (figure: Figure, words: Words): PrintedFigure => ({
  kind: 'figure',
  figure,
  title: words.text(figure.title),
  caption: words.text(figure.caption),
  ...(texts[figure.kind] as (figure: Figure, words: Words) => FigureText)(figure, words),
})

/** Every figure of the findings with title, caption, description and its numbers, which paper leaves to findings.json. */
export function figuresSection({ findings }: ReportInput, words: Words, medium: 'screen' | 'paper'): Section | null {
  if (findings.figures.length === 0) return null
  const blocks = findings.figures.map((figure) => printed(figure, words))
  const intro = words.say(medium === 'screen' ? 'figures.intro' : 'figures.paper')
  return { id: 'figures', title: words.say('figures'), blocks: [{ kind: 'paragraph', text: intro }, ...blocks] }
}
