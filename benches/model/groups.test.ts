import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groups } from './groups.ts'

const minimum = { subjects: 2, events: 2, nonEvents: 2 }
const attributes = new Map<string, readonly (string | number | null)[]>([
  ['sex', ['F', 'M', null, 'F']],
  ['age', [64.9, 65, 80, null]],
])
const members = (plan: Parameters<typeof groups>[0]) =>
  Object.fromEntries(groups(plan, attributes).map(({ name, holds }) => [name, [0, 1, 2, 3].filter(holds)]))

test('levels in order, a missing attribute is a group of its own', () => {
  assert.deepEqual(members({ columns: [{ column: 'sex' }], intersections: [], minimum }), {
    'sex=F': [0, 3],
    'sex=M': [1],
    'sex=missing': [2],
  })
})

test('a cut belongs to the group above it', () => {
  assert.deepEqual(members({ columns: [{ column: 'age', cuts: [65, 80] }], intersections: [], minimum }), {
    'age<65': [0],
    '65≤age<80': [1],
    'age≥80': [2],
    'age=missing': [3],
  })
})

test('intersections cross every group of their attributes, and every case is in exactly one', () => {
  const all = groups({ columns: [{ column: 'sex' }, { column: 'age', cuts: [65] }], intersections: [['sex', 'age']], minimum }, attributes)
  const crossed = all.filter((group) => group.attributes.length === 2)
  assert.equal(crossed.length, 9)
  for (const i of [0, 1, 2, 3]) assert.equal(crossed.filter(({ holds }) => holds(i)).length, 1)
})
