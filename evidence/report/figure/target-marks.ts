import * as Plot from '@observablehq/plot'
import type { Figure } from '@vitalbench/bench'
import { placeOf, within, type Domain } from './domain.ts'
import type { FigureWords } from './draw-figure.ts'
import type { Palette } from './palette.ts'
import { widthOf, wrap } from './text-fit.ts'

type Targets = NonNullable<Extract<Figure, { kind: 'curves' }>['targets']>

const size = 12
const lineHeight = 14
const widest = 92

/** The broken line at the edges of a target. */
export const targetDash = '6 3'

interface Placed {
  readonly low: number
  readonly high: number
  readonly lines: readonly string[]
  readonly centre: number
}

/** Centres of blocks of the given heights, as near to where they want to be as they can without touching, downwards from `top`. */
function spreadOut(wanted: readonly number[], heights: readonly number[], [top, bottom]: readonly [number, number]): number[] {
  const centres = [...wanted]
  const order = wanted.map((_, i) => i).toSorted((a, b) => wanted[a] - wanted[b])
  let edge = top
  for (const i of order) {
    centres[i] = Math.max(centres[i], edge + heights[i] / 2)
    edge = centres[i] + heights[i] / 2
  }
  edge = bottom
  for (const i of order.toReversed()) {
    centres[i] = Math.min(centres[i], edge - heights[i] / 2)
    edge = centres[i] - heights[i] / 2
  }
  return centres
}

/**
 * Targets that lie in the domain, cut to it, each with the lines of its label to the right of the frame, and the room that these take.
 * The frame is given in px from its upper edge, and so is the place of a label.
 */
export function placeTargets(
  targets: Targets,
  { text }: FigureWords,
  options: { readonly y: Domain; readonly frame: readonly [bottom: number, top: number] },
): { readonly targets: readonly Placed[]; readonly room: number } {
  const { y, frame } = options
  const [least, most] = [Math.min(...y), Math.max(...y)]
  const seen = targets
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high) && Math.max(low, high) >= least && Math.min(low, high) <= most)
    .map(({ low, high, label }) => ({
      low: within(Math.min(low, high), y),
      high: within(Math.max(low, high), y),
      lines: wrap(text(label), { width: widest, lines: 3, size }),
    }))
  const centres = spreadOut(
    seen.map(({ low, high }) => placeOf((low + high) / 2, y, frame)),
    seen.map(({ lines }) => lines.length * lineHeight + 2),
    [frame[1], frame[0]],
  )
  const room = Math.max(0, ...seen.flatMap(({ lines }) => lines).map((line) => widthOf(line, size) + 12))
  return { targets: seen.map((target, i) => ({ ...target, centre: centres[i] })), room }
}

/** The shade and the broken edges of each target, to be drawn first, and its label beside the frame. */
export const targetMarks = (targets: readonly Placed[], palette: Palette): readonly Plot.Markish[] =>
  targets.flatMap(({ low, high, lines, centre }) => [
    Plot.rect([0], { y1: () => low, y2: () => high, fill: palette.allowed }),
    Plot.ruleY(low === high ? [low] : [low, high], { stroke: palette.quiet, strokeWidth: 1.25, strokeDasharray: targetDash }),
    Plot.text([lines.join('\n')], {
      frameAnchor: 'top-right',
      text: (label: string) => label,
      dx: 8,
      dy: centre,
      textAnchor: 'start',
      lineAnchor: 'middle',
      lineHeight: lineHeight / size,
      fontSize: size,
      fill: palette.ink,
    }),
  ])
