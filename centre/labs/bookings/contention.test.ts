import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { databases } from '@vitalbench/platform/testing'
import { openLabs } from '../labs.fixture.ts'
import type { TestLabs } from '../labs.fixture.ts'

const slot = { start: '2027-03-01T09:00:00Z', end: '2027-03-01T10:00:00Z' }

/** Many people at once, written without the detour of registering each. */
async function crowd({ database, askAs }: TestLabs, size: number) {
  const { rows } = await sql<{ id: string; name: string }>`
    insert into person (name, email) select 'Person ' || n, 'p' || n || '@test.example' from generate_series(1, ${size}::integer) n
    returning id, name`.execute(database.sql)
  return rows.map(({ id, name }) => askAs({ kind: 'person', id, name, roles: ['member'], organisation: null, language: 'en' }))
}

const count = (outcomes: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(outcomes, (each) => each)].map(([key, all]) => [key, all.length]))

for (const { kind, open, skip } of databases) {
  test(`${kind}: of a thousand who ask for one slot at the same moment exactly one gets it`, { skip }, async (context) => {
    const labs = await openLabs(context, open)
    const lab = await labs.room('Lab', { setUpMinutes: 15 })
    const asking = await crowd(labs, 1000)
    const answers = await Promise.all(asking.map((ask) => ask('labs.book', { title: 'Trial', resources: [lab], ...slot })))
    assert.deepEqual(count(answers.map(({ outcome }) => outcome)), { booked: 1, clash: 999 })
    const { rows } = await sql<{ bookings: number; taken: number; refused: number }>`
      select (select count(*) from booking) as bookings, (select count(*) from occupancy) as taken,
        (select count(*) from refusal where why = 'full') as refused`.execute(labs.database.sql)
    assert.deepEqual(rows, [{ bookings: 1, taken: 2, refused: 999 }])
  })

  test(
    `${kind}: of a hundred who ask for three places at overlapping times nobody gets half, and no place is taken twice`,
    { skip },
    async (context) => {
      const labs = await openLabs(context, open)
      const ward = await labs.room('Ward', { sharing: 'visits', visits: 3 })
      const { resource: pump } = await labs.asSystem('labs.addEquipment', { site: labs.site, name: 'Pump', units: 2 })
      const asking = await crowd(labs, 100)
      const answers = await Promise.all(
        asking.map((ask, index) => ask('labs.book', { title: 'Visit', resources: index % 2 === 0 ? [ward, pump] : [pump, ward], ...slot })),
      )
      assert.deepEqual(count(answers.map(({ outcome }) => outcome)), { booked: 2, clash: 98 })
      // The constraint holds whoever writes and however.
      const { rows } = await sql<{ taken: string; booking: string }>`select taken, booking from occupancy limit 1`.execute(
        labs.database.sql,
      )
      const [{ taken, booking }] = rows
      await assert.rejects(
        sql`insert into occupancy (booking, taken, during) values (${booking}, ${taken}, tstzrange(${slot.start}, ${slot.end}))`.execute(
          labs.database.sql,
        ),
        { code: '23P01' },
      )
    },
  )
}
