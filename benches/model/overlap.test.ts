import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './data/index.ts'
import { overlapFlags } from './overlap.ts'

const table = await readTable(new TextEncoder().encode('patient,a,b\np1,1,x\np2,1,x\np3,,\np4,,\np1,2,y\np5,3,z\np6,3,z\np7,1,x\n'), 'csv')
const parts = ['train', 'test', 'train', 'test', 'test', 'test', 'test', 'tuning']
const patients = ['p1', 'p2', 'p3', 'p4', 'p1', 'p5', 'p6', 'p7']
const flags = overlapFlags(
  table,
  ['a', 'b'],
  parts.map((part, row) => ({ part, patient: patients[row], rows: [row] })),
)
const where = (flag: keyof (typeof flags)[number]) => parts.flatMap((part, row) => (part === 'test' && flags[row][flag] ? [row] : []))

test('a patient of the test who is also in the training data is found', () => assert.deepEqual(where('overlap.patient'), [4]))

test('equal inputs are found, rows without any input are no match', () => assert.deepEqual(where('overlap.inputs'), [1]))

test('two test cases with equal inputs are both flagged', () => assert.deepEqual(where('overlap.duplicate'), [5, 6]))

test('a stay matches a stay only as a whole', () => {
  const stays = [
    { part: 'train', patient: 'p1', rows: [0, 4] },
    { part: 'test', patient: 'p2', rows: [1, 4] },
    { part: 'test', patient: 'p5', rows: [1] },
  ]
  assert.deepEqual(
    overlapFlags(table, ['a', 'b'], stays).map((each) => each['overlap.inputs']),
    [true, true, false],
  )
})
