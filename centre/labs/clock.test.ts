import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOfWall, offsetAt, wallAt } from './clock.ts'

const utc = (text: string) => Date.parse(text)

test('clocks skip an hour in spring and show one twice in autumn', () => {
  const zone = 'Europe/Berlin'
  const wall = (text: string) => new Date(instantOfWall(utc(`${text}Z`), zone)).toISOString()
  assert.equal(wall('2027-03-28T01:59:00'), '2027-03-28T00:59:00.000Z')
  // Skipped: read with the offset before, which shows 03:30.
  assert.equal(wall('2027-03-28T02:30:00'), '2027-03-28T01:30:00.000Z')
  assert.equal(wall('2027-03-28T03:00:00'), '2027-03-28T01:00:00.000Z')
  assert.equal(wall('2027-10-31T02:30:00'), '2027-10-31T00:30:00.000Z', 'the first of two')
  assert.equal(wall('2027-10-31T03:30:00'), '2027-10-31T02:30:00.000Z')
})

test('an instant and its time on the clock give each other in any zone, outside of gaps', () => {
  for (const zone of ['Europe/Stockholm', 'Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])
    for (let instant = utc('2026-11-26T00:17:42Z'); instant < utc('2028-01-01T00:00:00Z'); instant += 7_919_000) {
      const back = instantOfWall(wallAt(instant, zone), zone)
      assert.ok(back === instant || wallAt(back, zone) === wallAt(instant, zone), `${zone} ${new Date(instant).toISOString()}`)
    }
  assert.equal(offsetAt(utc('2027-07-01T00:00:00Z'), 'Asia/Kathmandu'), 345 * 60_000)
})

test('a zone that nobody knows is refused', () => assert.throws(() => wallAt(0, 'Europe/Mannheim'), { code: 'LAB_ZONE' }))
