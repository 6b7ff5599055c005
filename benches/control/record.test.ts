import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutcomeValue, SessionRecord } from '@vitalbench/bench'
import { playbackValues, readPlayback } from './record.ts'
import { recordOf } from './run-case.ts'

const record: SessionRecord = {
  acts: [0.1, 1 / 3, 5e-324, 1e300, 0],
  notes: [
    [2, 'event', 'alarm: "low"\n\u{1F600}'],
    [5, 'crashed', 'exited with code 3'],
  ],
  chain: 'c0ffee',
}

const read = (values: Readonly<Record<string, OutcomeValue>>) => readPlayback((name) => values[name])

test('a record is read as it was written, to the last bit, also one in which nothing was done', () => {
  for (const each of [record, { acts: [], notes: [], chain: 'c0ffee' }]) assert.deepEqual(read(playbackValues(each, true)), each)
})

test('a product that comes with the bench leaves its chain alone, and no record', () => {
  assert.deepEqual(playbackValues(record, false), { chain: 'c0ffee', acts: null, notes: null })
  assert.equal(read(playbackValues(record, false)), null)
})

test('an outcome keeps the record of each side', () => {
  const own = playbackValues(record, true)
  const other = Object.fromEntries(
    Object.entries(playbackValues({ ...record, chain: 'd0' }, true)).map(([name, value]) => [`reference.${name}`, value]),
  )
  const outcome = { case: 'a', status: 'ok', reason: null, values: { ...own, ...other } } as const
  assert.deepEqual([recordOf(outcome, 'product')?.chain, recordOf(outcome, 'reference')?.chain], ['c0ffee', 'd0'])
  assert.equal(recordOf({ ...outcome, values: own }, 'reference'), null)
  assert.equal(recordOf({ ...outcome, values: {} }, 'product'), null)
})

test('what a stranger wrote in its place is no record, and no exception', () => {
  const whole = playbackValues(record, true)
  for (const [name, value] of [
    ['acts', null],
    ['acts', [1, null]],
    ['acts', '[1]'],
    ['chain', 7],
    ['notes', null],
    ['notes', 'not JSON'],
    ['notes', '{}'],
    ['notes', '[[0,"ok","fine"]]'],
    ['notes', '[[0,"event"]]'],
    ['notes', '[[-1,"event","x"]]'],
    ['notes', '[[0.5,"event","x"]]'],
  ] as const)
    assert.equal(read({ ...whole, [name]: value as OutcomeValue }), null, `${name} ${JSON.stringify(value)}`)
})
