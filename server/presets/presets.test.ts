import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkLog } from '@vitalbench/platform/audit'
import { openTestCentre } from '../server.fixture.ts'
import { presetNames, readPreset } from './read-preset.ts'

for (const preset of presetNames)
  test(`${preset} stands: filled by the operations of its people, in its language, zone and rules`, async (context) => {
    const { house, filled, client } = await openTestCentre(context, { preset })
    const { centre, people, bookings, sites } = await readPreset(preset)
    assert.equal(filled?.name, centre.name)
    assert.equal(house.zone, centre.zone)
    const shown = (await (await client().get('/api/centre/show', { 'accept-language': centre.languages[0] })).json()) as { about: string }
    assert.equal(shown.about, centre.about[centre.languages[0]])
    const { rows } = await sql<{ people: number; booked: number; sites: number; decisions: number }>`
      select (select count(*) from person) as people, (select count(*) from booking) as booked, (select count(*) from site) as sites,
        (select count(*) from decision) as decisions`.execute(house.database.sql)
    const booked = bookings.filter(({ outcome }) => outcome === 'booked').length
    assert.deepEqual([rows[0].people, rows[0].booked, rows[0].sites], [Object.keys(people).length, booked, Object.keys(sites).length])
    assert.ok(rows[0].decisions >= booked)
    const log = await checkLog(house.database.sql)
    assert.deepEqual(log.problems, [])
    assert.ok(log.size > Object.keys(people).length + booked, 'all of it is in the log')
  })

test('a preset that is wrong says where', async () => {
  await assert.rejects(readPreset('nowhere'), { code: 'PRESET_UNKNOWN' })
  await assert.rejects(readPreset(new URL('./preset.ts', import.meta.url).pathname), { code: 'PRESET_WRONG' })
})
