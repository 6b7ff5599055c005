import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databases } from '@vitalbench/platform/testing'
import { openLabs } from '../labs.fixture.ts'
import { periodAt } from './period.ts'

const span = (at: string, period: Parameters<typeof periodAt>[1], zone: string) => {
  const { from, until } = periodAt(Date.parse(at), period, zone)
  return [from, until].map((instant) => new Date(instant).toISOString())
}

test('periods begin and end with the days of the place; a day may have 23 hours', () => {
  assert.deepEqual(span('2027-03-28T12:00:00Z', 'day', 'Europe/Berlin'), ['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'])
  assert.deepEqual(span('2027-02-28T23:30:00Z', 'month', 'Europe/Berlin'), ['2027-02-28T23:00:00.000Z', '2027-03-31T22:00:00.000Z'])
  assert.deepEqual(span('2027-01-03T12:00:00Z', 'week', 'UTC'), ['2026-12-28T00:00:00.000Z', '2027-01-04T00:00:00.000Z'])
  assert.deepEqual(span('2027-12-31T16:00:00Z', 'year', 'Asia/Seoul'), ['2027-12-31T15:00:00.000Z', '2028-12-31T15:00:00.000Z'])
  assert.deepEqual(span('2027-05-05T00:00:00Z', 'quarter', 'UTC'), ['2027-04-01T00:00:00.000Z', '2027-07-01T00:00:00.000Z'])
})

const at = (day: number, hour: number, hours = 2) => ({
  start: `2027-03-0${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  end: `2027-03-0${day}T${String(hour + hours).padStart(2, '0')}:00:00Z`,
})

for (const { kind, open, skip } of databases)
  test(`${kind}: an organisation and each of its people book up to their quotas; members pay less`, { skip }, async (context) => {
    const { person, room, organisation, site, database } = await openLabs(context, open)
    const acme = await organisation('Acme')
    const other = await organisation('Other')
    const boss = await person('Mia', { roles: ['centreManager'] })
    const [anna, bo, cai] = [
      await person('Anna', { organisation: acme }),
      await person('Bo', { organisation: acme }),
      await person('Cai', { organisation: other }),
    ]
    const lab = await room('Lab', { rateMinor: 10_000, memberDiscountPercent: 10 })
    const hall = await room('Hall')
    await boss.ask('labs.setQuota', { site, period: 'week', minutes: 240 })
    await boss.ask('labs.setQuota', { site, period: 'week', per: 'person', resource: lab, minutes: 120 })
    const book = async (one: typeof anna, resource: string, slot: ReturnType<typeof at>) =>
      one.ask('labs.book', { title: 'X', resources: [resource], ...slot })
    const first = await book(anna, lab, at(1, 8))
    assert.equal(first.outcome, 'booked')
    const second = await book(anna, lab, at(2, 8))
    assert.equal(second.outcome, 'quota')
    assert.deepEqual(
      second.slot!.quotas.map(({ name, per, used, left }) => [name, per, used, left]).toSorted(),
      [
        ['Lab', 'person', 120, 0],
        [null, 'organisation', 120, 120],
      ].toSorted(),
    )
    assert.equal(
      (await anna.ask('labs.move', { booking: first.booking!, ...at(3, 8) })).outcome,
      'booked',
      'its own time does not count twice',
    )
    // Both at once: there is room for one of them only.
    const both = await Promise.all([book(bo, lab, at(4, 8)), book(anna, hall, at(4, 8))])
    assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ['booked', 'quota'])
    assert.equal((await book(cai, hall, at(4, 12))).outcome, 'booked', 'another organisation has its own')
    assert.equal((await book(bo, hall, { start: '2027-03-08T08:00:00Z', end: '2027-03-08T10:00:00Z' })).outcome, 'booked', 'the next week')
    await boss.ask('labs.setQuota', { site, organisation: acme, period: 'week', minutes: 600 })
    assert.equal((await book(anna, hall, at(5, 8))).outcome, 'booked', 'what is said for one counts before what is said for all')
    await boss.ask('labs.setQuota', { site, period: 'week', per: 'person', resource: lab, minutes: null })
    assert.equal((await book(anna, lab, at(5, 12))).outcome, 'booked')
    assert.deepEqual(
      (await anna.ask('labs.quotas', {})).rows.map(({ per, minutes }) => [per, minutes]),
      [['organisation', 600]],
    )
    await assert.rejects(cai.ask('labs.quotas', { organisation: acme }), { code: 'OPERATION_NOT_YOURS' })
    const demand = await boss.ask('labs.demand', { site })
    assert.ok(demand.rows.every(({ why }) => why === 'quota'))

    const price = async () => (await anna.ask('labs.check', { resources: [lab], ...at(6, 8) })).price.total.minor
    assert.equal(await price(), 20_000)
    await database.script(`update organisation set member_since = '2027-03-06' where id = '${acme}'`)
    assert.equal(await price(), 18_000)
  })
