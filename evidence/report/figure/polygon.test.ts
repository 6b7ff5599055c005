import assert from 'node:assert/strict'
import { test } from 'node:test'
import { centroid, contains, labelPlace, overlap, type Place } from './polygon.ts'

const square: readonly Place[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
]
const corner: readonly Place[] = [
  [0, 0],
  [100, 0],
  [100, 30],
  [30, 30],
  [30, 100],
  [0, 100],
]

test('a point is inside or outside, also of a polygon with a bay', () => {
  assert.ok(contains(square, [50, 50]))
  assert.ok(!contains(square, [150, 50]))
  assert.ok(contains(corner, [15, 80]))
  assert.ok(!contains(corner, [80, 80]))
})

test('the centre of an area does not depend on the sense of rotation, and a line has one too', () => {
  assert.deepEqual(centroid(square), [50, 50])
  assert.deepEqual(centroid(square.toReversed()), [50, 50])
  assert.deepEqual(
    centroid(corner).map((value) => Math.round(value * 1e9) / 1e9),
    centroid(corner.toReversed()).map((value) => Math.round(value * 1e9) / 1e9),
  )
  assert.deepEqual(
    centroid([
      [0, 0],
      [10, 0],
    ]),
    [5, 0],
  )
  assert.deepEqual(centroid([]), [0, 0])
})

test('a label stands in the middle, unless a point is there', () => {
  const size = { width: 20, height: 12 }
  assert.deepEqual(labelPlace(square, size, []), [50, 50])
  const point = { x: 50, y: 50, width: 9, height: 9 }
  const [x, y] = labelPlace(square, size, [point])
  assert.ok(!overlap({ x, y, ...size }, point))
  assert.ok(contains(square, [x, y]))
})

test('a label of a zone with a bay stands in the zone, not in the bay', () => {
  const [x, y] = labelPlace(corner, { width: 20, height: 12 }, [])
  for (const dx of [-10, 10]) for (const dy of [-6, 6]) assert.ok(contains(corner, [x + dx, y + dy]))
})
