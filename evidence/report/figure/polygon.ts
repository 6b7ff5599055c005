/** A point of the picture, in px. */
export type Place = readonly [x: number, y: number]

/** Whether a point lies in a polygon (even-odd rule; a point on the edge may count as either). */
export function contains(polygon: readonly Place[], [x, y]: Place): boolean {
  let inside = false
  for (const [i, [x1, y1]] of polygon.entries()) {
    const [x2, y2] = polygon[(i + 1) % polygon.length]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
  }
  return inside
}

/** Centre of the area of a polygon; of its corners, if it has no area. */
export function centroid(polygon: readonly Place[]): Place {
  let [area, cx, cy] = [0, 0, 0]
  for (const [i, [x1, y1]] of polygon.entries()) {
    const [x2, y2] = polygon[(i + 1) % polygon.length]
    const cross = x1 * y2 - x2 * y1
    area += cross
    cx += (x1 + x2) * cross
    cy += (y1 + y2) * cross
  }
  if (Math.abs(area) > 1e-9) return [cx / (3 * area), cy / (3 * area)]
  const sum = polygon.reduce<Place>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  return [sum[0] / Math.max(1, polygon.length), sum[1] / Math.max(1, polygon.length)]
}

/** Length and height of a label in px. */
interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle around a centre. */
export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** Whether two rectangles overlap. */
export const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

const corners = ({ x, y, width, height }: Box): readonly Place[] =>
  [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j): Place => [x + (i * width) / 2, y + (j * height) / 2]))

const steps = 24

/**
 * Where a label stands best in a polygon: inside of it, on as few of the boxes as can be, and near its centre.
 * Looks at a grid over the polygon, so that the place is the same every time.
 */
export function labelPlace(polygon: readonly Place[], size: Size, avoid: readonly Box[]): Place {
  const centre = centroid(polygon)
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const near = avoid.filter((box) =>
    overlap(box, { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }),
  )
  const cost = (place: Place): number => {
    const box = { x: place[0], y: place[1], ...size }
    const outside = corners(box).filter((corner) => !contains(polygon, corner)).length
    const covered = near.filter((other) => overlap(box, other)).length
    return outside * 1e6 + covered * 1e3 + Math.hypot(place[0] - centre[0], place[1] - centre[1])
  }
  let best = { place: centre, cost: cost(centre) }
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++) {
      const place: Place = [left + ((right - left) * i) / steps, top + ((bottom - top) * j) / steps]
      const here = cost(place)
      if (here < best.cost) best = { place, cost: here }
    }
  return best.place
}
