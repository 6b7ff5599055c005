import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databases } from '@vitalbench/platform/testing'
import { openLabs } from '../labs.fixture.ts'
import { slotsOf } from './series.ts'

const first = { start: Date.parse('2027-03-22T08:00:00Z'), end: Date.parse('2027-03-22T10:00:00Z') }
const starts = (slots: readonly { readonly start: number }[]) => slots.map(({ start }) => new Date(start).toISOString().slice(0, 16))

test('a series keeps the time of the clock across its change, in each zone by its own rules', () => {
  const weekly = { every: 'week', interval: 1, count: 3 } as const
  assert.deepEqual(starts(slotsOf(weekly, first, 'Europe/Amsterdam')), ['2027-03-22T08:00', '2027-03-29T07:00', '2027-04-05T07:00'])
  assert.deepEqual(starts(slotsOf(weekly, first, 'Asia/Seoul')), ['2027-03-22T08:00', '2027-03-29T08:00', '2027-04-05T08:00'])
  const both = slotsOf({ every: 'week', interval: 2, weekdays: [1, 3], until: '2027-04-07' }, first, 'UTC')
  assert.deepEqual(starts(both), ['2027-03-22T08:00', '2027-03-24T08:00', '2027-04-05T08:00', '2027-04-07T08:00'])
  assert.throws(() => slotsOf({ every: 'day', interval: 1, until: '2027-03-21' }, first, 'UTC'), { code: 'LAB_SERIES_EMPTY' })
  assert.throws(() => slotsOf({ every: 'day', interval: 1, until: '2029-03-21' }, first, 'UTC'), { code: 'LAB_SERIES_LONG' })
})

for (const { kind, open, skip } of databases)
  test(
    `${kind}: a series is booked whole, or without what clashes if that is wanted, and cancelled from one on`,
    { skip },
    async (context) => {
      const { person, room, work } = await openLabs(context, open)
      const lab = await room('Lab')
      const [anna, bo] = [await person('Anna'), await person('Bo')]
      const asked = { title: 'Course', resources: [lab], start: '2027-03-22T08:00:00Z', end: '2027-03-22T10:00:00Z' }
      await bo.ask('labs.book', { ...asked, start: '2027-03-29T08:00:00Z', end: '2027-03-29T09:00:00Z' })
      const rule = { every: 'week', count: 3 } as const
      const none = await anna.ask('labs.bookSeries', { ...asked, rule })
      assert.deepEqual([none.outcome, none.series], ['refused', null])
      assert.deepEqual(
        none.slots.map(({ outcome, booking }) => [outcome, booking]),
        [
          ['free', null],
          ['clash', null],
          ['free', null],
        ],
      )
      assert.equal((await anna.ask('labs.bookings', {})).total, 0)
      const some = await anna.ask('labs.bookSeries', { ...asked, rule, clashes: 'skip' })
      assert.equal(some.outcome, 'booked')
      assert.deepEqual(
        some.slots.map(({ start, outcome }) => [start, outcome]),
        [
          ['2027-03-22T08:00:00.000Z', 'booked'],
          ['2027-03-29T07:00:00.000Z', 'clash'],
          ['2027-04-05T07:00:00.000Z', 'booked'],
        ],
      )
      const { cancelled } = await anna.ask('labs.cancel', { booking: some.slots[0].booking!, following: true })
      assert.deepEqual(cancelled, [some.slots[0].booking, some.slots[2].booking])
      await work()
      assert.equal((await anna.ask('labs.bookSeries', { ...asked, rule: { ...rule, count: 1 } })).outcome, 'booked')
    },
  )
