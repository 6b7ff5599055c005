import { overlap, type Box } from './polygon.ts'
import { widthOf } from './text-fit.ts'

/** A name beside a point: where it begins, ends or has its middle, in px. */
interface PointLabel {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

type Range = readonly [from: number, to: number]

const height = 14

/** Places around a point, the best first: right, left, above, below, and the corners. */
const around = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const

/** Names points one after the other where their name covers nothing that is there; a name without room is left out. */
export function pointLabels(
  points: readonly { readonly text: string; readonly dot: Box }[],
  { taken, frame }: { readonly taken: readonly Box[]; readonly frame: { readonly x: Range; readonly y: Range } },
): readonly PointLabel[] {
  const boxes = [...taken]
  return points.flatMap(({ text, dot }): readonly PointLabel[] => {
    const width = widthOf(text, 12)
    for (const [dx, dy] of around) {
      const box = { x: dot.x + dx * (width / 2 + 8), y: dot.y + dy * (dx === 0 ? 13 : 9), width, height }
      const inside =
        box.x - width / 2 >= frame.x[0] && box.x + width / 2 <= frame.x[1] && box.y - 7 >= frame.y[0] && box.y + 7 <= frame.y[1]
      if (!inside || boxes.some((other) => overlap(box, other))) continue
      boxes.push(box)
      const anchor = dx === 0 ? 'middle' : dx > 0 ? 'start' : 'end'
      return [{ text, x: dot.x + dx * 8, y: box.y, anchor }]
    }
    return []
  })
}
