import * as Plot from '@observablehq/plot'
import type { Figure } from '@vitalbench/bench'
import { placeOf, within, type Domain } from './domain.ts'
import type { FigureWords } from './draw-figure.ts'
import { placeInLanes, type LanePlace } from './lanes.ts'
import type { Palette } from './palette.ts'
import { shorten, widthOf } from './text-fit.ts'

type Bands = NonNullable<Extract<Figure, { kind: 'curves' }>['bands']>
type Kind = Bands[number]['kind']

/** Height of a lane of labels, in px. */
export const laneHeight = 17
const cap = 5

/** Look of each kind beside its colour: a fault has solid edges and a solid cap, an event broken edges and an open cap. */
export const bandLook = ({
  fault,
  quiet,
}: Palette): Readonly<Record<Kind, { colour: string; dash: string; shade: number; cap: number }>> => ({
  fault: { colour: fault, dash: 'none', shade: 0.16, cap: 1 },
  event: { colour: quiet, dash: '2 3', shade: 0.12, cap: 0.35 },
})

interface Placed {
  readonly kind: Kind
  readonly from: number
  readonly to: number
  readonly middle: number
  readonly text: string
  readonly place: LanePlace | null
}

/** Bands that lie in the domain, cut to it, each with its label in a lane above the frame. */
export function placeBands(
  bands: Bands,
  { text }: FigureWords,
  x: Domain,
  frame: readonly [left: number, right: number],
): readonly Placed[] {
  const [low, high] = [Math.min(...x), Math.max(...x)]
  const seen = bands
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && Math.max(from, to) >= low && Math.min(from, to) <= high)
    .map(({ from, to, label, kind }) => {
      const [start, end] = [within(Math.min(from, to), x), within(Math.max(from, to), x)]
      return { kind, from: start, to: end, middle: (start + end) / 2, text: shorten(text(label)) }
    })
  const places = placeInLanes(
    seen.map((band) => ({ text: band.text, centre: placeOf(band.middle, x, frame), width: widthOf(band.text, 12) })),
    frame,
  )
  return seen.map((band, i) => ({ ...band, place: places[i] }))
}

interface Look {
  readonly palette: Palette
  readonly top: number
  readonly left: number
}

const riseOf = ({ place }: Placed): number => (place === null ? 0 : cap + 4 + place.lane * laneHeight)

function shadeMarks({ kind, from, to }: Placed, { palette, top }: Look): readonly Plot.Markish[] {
  const { colour, dash, shade, cap: opacity } = bandLook(palette)[kind]
  const wide = { x1: () => from, x2: () => to }
  const beyond = from === to ? -2 : 0
  return [
    Plot.rect([0], { ...wide, fill: colour, fillOpacity: shade }),
    Plot.ruleX(from === to ? [from] : [from, to], { stroke: colour, strokeWidth: kind === 'fault' ? 1.5 : 1.25, strokeDasharray: dash }),
    Plot.rect([0], {
      ...wide,
      y1: () => top,
      y2: () => top,
      insetTop: -cap,
      insetLeft: beyond,
      insetRight: beyond,
      fill: colour,
      fillOpacity: opacity,
      stroke: colour,
    }),
  ]
}

const leaderMark = (band: Placed, { palette, top }: Look): Plot.Markish =>
  Plot.ruleX([band.middle], {
    y1: () => top,
    y2: () => top,
    insetTop: -riseOf(band),
    insetBottom: cap,
    stroke: bandLook(palette)[band.kind].colour,
  })

const labelMark = (band: Placed, { palette, left }: Look): Plot.Markish =>
  Plot.text([band.text], {
    frameAnchor: 'top-left',
    text: (label: string) => label,
    dx: (band.place?.centre ?? 0) - left,
    dy: -riseOf(band),
    textAnchor: 'middle',
    lineAnchor: 'bottom',
    fontSize: 12,
    fontWeight: band.kind === 'fault' ? 600 : 400,
    fill: band.kind === 'fault' ? bandLook(palette)[band.kind].colour : palette.ink,
    stroke: palette.paper,
    strokeWidth: 4,
  })

/**
 * Shades, edges and caps, to be drawn behind the curves, and the labels above the frame, over the lines that lead to them;
 * `top` is the end of the vertical axis, `left` the start of the frame in px.
 */
export const bandMarks = (bands: readonly Placed[], look: Look): readonly Plot.Markish[] => [
  ...bands.flatMap((band) => shadeMarks(band, look)),
  ...bands.filter(({ place }) => place !== null && place.lane > 0).map((band) => leaderMark(band, look)),
  ...bands.filter(({ place }) => place !== null).map((band) => labelMark(band, look)),
]
