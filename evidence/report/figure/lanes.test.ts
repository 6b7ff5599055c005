import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeInLanes } from './lanes.ts'

const label = (centre: number, width = 40, text = `at ${centre}`) => ({ text, centre, width })

test('labels stand side by side where there is room, and one lane further where there is none', () =>
  assert.deepEqual(placeInLanes([label(100), label(200), label(120)], [0, 300]), [
    { lane: 0, centre: 100 },
    { lane: 0, centre: 200 },
    { lane: 1, centre: 120 },
  ]))

test('a label at the edge moves into the frame; one wider than it stands in the middle', () => {
  assert.deepEqual(placeInLanes([label(2), label(299)], [0, 300]), [
    { lane: 0, centre: 20 },
    { lane: 0, centre: 280 },
  ])
  assert.deepEqual(placeInLanes([label(2, 900)], [0, 300]), [{ lane: 0, centre: 150 }])
})

test('no two labels of a lane touch', () => {
  const labels = Array.from({ length: 60 }, (_, i) => label((i * 37) % 300, 20 + ((i * 13) % 60)))
  const places = placeInLanes(labels, [0, 300])
  for (const [i, a] of places.entries())
    for (const [j, b] of places.entries())
      if (i < j && a!.lane === b!.lane) assert.ok(Math.abs(a!.centre - b!.centre) >= (labels[i].width + labels[j].width) / 2 + 8)
})

test('words that stand there already do not go into a further lane; new words always find one', () => {
  const meals = Array.from({ length: 40 }, (_, i) => label(i * 7, 40, 'meal'))
  const places = placeInLanes([...meals, label(150, 40, 'exercise')], [0, 300])
  assert.ok(places.slice(0, 40).every((place) => place === null || place.lane === 0))
  assert.ok(places.slice(0, 40).filter((place) => place !== null).length >= 5)
  assert.notEqual(places[40], null)
})
