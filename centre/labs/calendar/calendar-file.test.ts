import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { databases } from '@vitalbench/platform/testing'
import { openLabs } from '../labs.fixture.ts'
import { contentLine, escapeText } from './content-line.ts'
import { timeZoneLines } from './time-zone.ts'
import { writeCalendar } from './write-calendar.ts'
import type { CalendarEvent } from './write-calendar.ts'

const utc = (text: string) => Date.parse(text)
const event: CalendarEvent = {
  uid: 'a@centre.test',
  sequence: 3,
  status: 'CONFIRMED',
  start: utc('2027-03-29T07:00:00Z'),
  end: utc('2027-03-29T09:30:00Z'),
  zone: 'Europe/Stockholm',
  title: 'CT, phantom; part 1\\2\nsecond line: 혈관 내 치료를 위한 방사선 안전 실험실 실습 과정 안내',
  place: 'Laboratoriet för strålsäkerhet på fyrtio kvadratmeter, BioClinicum',
  page: 'https://centre.test/labs/bookings/a',
  createdAt: utc('2027-02-01T08:00:00Z'),
  changedAt: utc('2027-02-02T08:00:00Z'),
}

test('lines are folded at 75 octets, never within a character, and unfold to what they were', () => {
  for (const line of ['x'.repeat(75), 'x'.repeat(76), '한'.repeat(80), `${'x'.repeat(74)}é`, '🫀'.repeat(40), '']) {
    const folded = contentLine(line)
    for (const piece of folded.split('\r\n')) {
      assert.ok(Buffer.byteLength(piece) <= 75)
      assert.equal(Buffer.from(piece).toString(), piece)
    }
    assert.equal(folded.replaceAll('\r\n ', ''), `${line}\r\n`)
  }
  assert.equal(escapeText('a,b;c\\d\r\ne\u0007'), 'a\\,b\\;c\\\\d\\ne')
})

test('an independent parser reads the same instants, in zones of any kind, on either side of each change of the clock', () => {
  for (const zone of ['Europe/Stockholm', 'Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC']) {
    const starts = Array.from({ length: 120 }, (_, index) => utc('2027-01-03T05:30:00Z') + index * 6 * 86_400_000)
    const events = starts.map((start, index) => ({ ...event, uid: `${index}@centre.test`, zone, start, end: start + 5_400_000 }))
    const calendar = new ICAL.Component(ICAL.parse(writeCalendar({ name: zone, events })))
    ICAL.TimezoneService.reset()
    for (const part of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(part)
    const read = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
    assert.deepEqual(
      read.map(({ startDate, endDate }) => [startDate.toJSDate().getTime(), endDate.toJSDate().getTime()]),
      events.map(({ start, end }) => [start, end]),
      zone,
    )
  }
})

test('text, state and times of an event are read as they were written', () => {
  const file = writeCalendar({ name: 'Anna', events: [event, { ...event, uid: 'b@centre.test', status: 'CANCELLED' }] })
  assert.ok(file.endsWith('END:VCALENDAR\r\n'))
  assert.doesNotMatch(file, /[^\r]\n|\r[^\n]/)
  const [first, second] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
  assert.deepEqual([first.uid, first.sequence, first.summary, first.location], [event.uid, 3, event.title, event.place])
  assert.equal(second.component.getFirstPropertyValue('status'), 'CANCELLED')
  assert.equal(String(first.component.getFirstPropertyValue('dtstamp')), '2027-02-02T08:00:00Z')
})

test('a zone is described by its changes of the clock, to the minute', () => {
  const lines = timeZoneLines('Europe/Stockholm', { from: utc('2027-02-01T00:00:00Z'), until: utc('2027-02-02T00:00:00Z') })
  assert.deepEqual(
    lines.filter((line) => line.startsWith('DTSTART')),
    ['20260131T010000', '20260329T020000', '20261025T030000', '20270328T020000', '20271031T030000'].map((time) => `DTSTART:${time}`),
  )
  assert.ok(lines.includes('TZOFFSETTO:+0200'))
})

for (const { kind, open, skip } of databases)
  test(
    `${kind}: calendars by address: own bookings whole, others’ without names, until the address is renewed`,
    { skip },
    async (context) => {
      const { person, room, clock, askAs, house, site } = await openLabs(context, open)
      const ct = await room('CT')
      const anna = await person('Anna Ärlig', { language: 'sv' })
      const bo = await person('Bo')
      const guest = askAs({ kind: 'guest', id: 'visit', name: '', roles: ['guest'], organisation: null, language: 'en' })
      const slot = { start: '2027-03-29T07:00:00Z', end: '2027-03-29T09:00:00Z' }
      const { booking } = await anna.ask('labs.book', { title: 'Secret stent', resources: [ct], ...slot })
      const read = async (address: string) => {
        const { sha256, mediaType } = await guest('labs.calendarFile', { token: new URL(address).searchParams.get('token')! })
        assert.match(mediaType, /^text\/calendar/)
        const text = new TextDecoder().decode(await house.files.read(sha256))
        return { text, events: new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part)) }
      }
      const own = await anna.ask('labs.feed', {})
      const [first] = (await read(own.address)).events
      assert.deepEqual([first.summary, first.location, first.sequence], ['Secret stent', 'CT, Test site', 0])
      assert.equal(first.uid, `${booking}@centre.test`)
      clock.at = new Date('2027-02-01T09:00:00Z')
      const there = { start: '2027-03-30T07:00:00Z', end: '2027-03-30T09:00:00Z' }
      assert.equal((await anna.ask('labs.move', { booking: booking!, ...there })).outcome, 'booked')
      const [moved] = (await read(own.address)).events
      assert.deepEqual([moved.uid, moved.sequence, moved.startDate.toString()], [first.uid, 1, '2027-03-30T09:00:00'])
      await anna.ask('labs.cancel', { booking: booking! })
      const [gone] = (await read(own.address)).events
      assert.deepEqual([gone.uid, gone.sequence, gone.component.getFirstPropertyValue('status')], [first.uid, 2, 'CANCELLED'])

      await bo.ask('labs.book', { title: 'Private', resources: [ct], ...slot })
      for (const asked of [{ site }, { resource: ct }]) {
        const { text, events } = await read((await anna.ask('labs.feed', asked)).address)
        assert.equal(events.length, 2)
        assert.doesNotMatch(text, /Private|Bo\b|Anna|Secret/)
      }
      const token = new URL(own.address).searchParams.get('token')!
      const [payload, signature] = token.split('.')
      const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace(anna.id, bo.id)).toString('base64url')
      for (const wrong of [`${forged}.${signature}`, payload, '', '.', `${payload}.${signature.slice(4)}`])
        await assert.rejects(guest('labs.calendarFile', { token: wrong }), { code: 'LAB_FEED' })
      assert.deepEqual(await anna.ask('labs.renewFeed', {}), { generation: 2 })
      await assert.rejects(guest('labs.calendarFile', { token }), { code: 'LAB_FEED' })
      assert.equal((await read((await anna.ask('labs.feed', {})).address)).events.length, 1)
      assert.deepEqual(await anna.ask('labs.renewFeed', {}), { generation: 3 })
    },
  )
