import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hypoglycaemiaEvents } from './hypoglycaemia-events.ts'

const runs = (...parts: readonly (readonly [value: number, times: number])[]) =>
  parts.flatMap(([value, times]) => Array.from({ length: times }, () => value))

test('fifteen minutes below 54 mg/dL are an event, ten are none', () => {
  assert.equal(hypoglycaemiaEvents(runs([100, 4], [53, 3], [100, 4]), 5), 1)
  assert.equal(hypoglycaemiaEvents(runs([100, 4], [53, 2], [100, 4]), 5), 0)
  assert.equal(hypoglycaemiaEvents(runs([100, 4], [54, 30], [100, 4]), 5), 0)
})

test('an event goes on until glucose has been at 70 mg/dL or above for fifteen minutes', () => {
  assert.equal(hypoglycaemiaEvents(runs([50, 4], [70, 2], [50, 4]), 5), 1)
  assert.equal(hypoglycaemiaEvents(runs([50, 4], [69, 9], [50, 4]), 5), 1)
  assert.equal(hypoglycaemiaEvents(runs([50, 4], [70, 3], [50, 4]), 5), 2)
})

test('the same course has the same events at every step', () => {
  const course = runs([90, 30], [52, 16], [75, 20], [49, 25], [120, 30])
  assert.equal(hypoglycaemiaEvents(course, 1), 2)
  assert.equal(
    hypoglycaemiaEvents(
      course.flatMap((value) => [value, value]),
      0.5,
    ),
    2,
  )
})

test('no time between values is refused', () => {
  assert.throws(() => hypoglycaemiaEvents([50], 0), { code: 'MEASURE_RANGE' })
})
