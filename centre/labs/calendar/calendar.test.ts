import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databases } from '@vitalbench/platform/testing'
import { openLabs } from '../labs.fixture.ts'

const code = (expected: string) => ({ code: expected })
const day = { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' }

for (const { kind, open, skip } of databases) {
  test(`${kind}: everybody sees what is taken, and only those whom it concerns by whom and for what`, { skip }, async (context) => {
    const { person, room, organisation, askAs, asSystem, site } = await openLabs(context, open)
    const acme = await organisation('Acme')
    const anna = await person('Anna', { organisation: acme })
    const bo = await person('Bo', { organisation: acme })
    const cai = await person('Cai')
    const lena = await person('Lena', { roles: ['labManager'] })
    const guest = askAs({ kind: 'guest', id: 'visit', name: '', roles: ['guest'], organisation: null, language: 'en' })
    const lab = await room('Lab', { setUpMinutes: 30, cleanUpMinutes: 15 })
    const hall = await room('Hall')
    const { resource: pump } = await asSystem('labs.addEquipment', { site, name: 'Pump' })
    await anna.ask('labs.book', { title: 'Secret', resources: [lab, pump], start: '2027-03-01T09:00:00Z', end: '2027-03-01T10:00:00Z' })
    await lena.ask('labs.recordMaintenance', { resource: hall, start: '2027-03-01T08:00:00Z', end: '2027-03-01T12:00:00Z' })
    const seen = async (ask: typeof guest) => (await ask('labs.calendar', day)).rows
    const [closure, booking] = await seen(cai.ask)
    assert.deepEqual([closure.kind, closure.resources, closure.status], ['maintenance', [hall], null])
    assert.deepEqual([booking.blockedFrom, booking.blockedUntil], ['2027-03-01T08:30:00.000Z', '2027-03-01T10:15:00.000Z'])
    assert.deepEqual([booking.title, booking.holder?.name, booking.organisation?.name, booking.mine], [null, 'Anna', 'Acme', false])
    for (const ask of [anna.ask, bo.ask, lena.ask]) assert.equal((await seen(ask))[1].title, 'Secret')
    const [, veiled] = await seen(guest)
    assert.deepEqual([veiled.title, veiled.holder, veiled.organisation, veiled.status], [null, null, null, null])
    assert.equal((await guest('labs.calendar', { ...day, resources: [pump] })).total, 1)
    assert.equal((await guest('labs.calendar', { ...day, from: '2027-03-01T10:00:00Z' })).total, 1)
    await assert.rejects(guest('labs.calendar', { ...day, until: '2028-03-02T00:00:00Z' }), code('LAB_RANGE'))

    const doors = await lena.ask('labs.doors', { site, day: '2027-03-01' })
    const [{ room: door, visits }] = doors.rooms
    assert.deepEqual(
      [doors.rooms.length, door.name, visits[0].doorFrom, visits[0].with],
      [1, 'Lab', '2027-03-01T08:30:00.000Z', [{ id: pump, name: 'Pump' }]],
    )
    await assert.rejects(bo.ask('labs.doors', { site, day: '2027-03-01' }), code('OPERATION_NOT_ALLOWED'))
  })

  test(
    `${kind}: maintenance waits for bookings or displaces them; on a ward care wins, the youngest gives way first`,
    { skip },
    async (context) => {
      const { person, room, clock, work } = await openLabs(context, open)
      const lena = await person('Lena', { roles: ['labManager'] })
      const people = [await person('Anna'), await person('Bo', { language: 'de' }), await person('Cai')]
      const ward = await room('Ward', { sharing: 'visits', visits: 3 })
      const slot = { start: '2027-03-01T09:00:00Z', end: '2027-03-01T10:00:00Z' }
      const booked = []
      for (const { ask } of people) {
        booked.push((await ask('labs.book', { title: 'Visit', resources: [ward], ...slot })).booking!)
        clock.at = new Date(clock.at.getTime() + 60_000)
      }
      const closing = { resource: ward, start: '2027-03-01T08:00:00Z', end: '2027-03-01T12:00:00Z', units: 2 }
      await assert.rejects(lena.ask('labs.recordMaintenance', closing), code('LAB_CLOSURE_TAKEN'))
      const { closure, displaced } = await lena.ask('labs.recordMaintenance', { ...closing, reason: 'care', note: 'Notfall' })
      assert.deepEqual([displaced.length, displaced.includes(booked[0])], [2, false])
      const shown = await people[1].ask('labs.booking', { booking: booked[1] })
      assert.deepEqual([shown.status, shown.because], ['cancelled', 'der Raum wird für die Versorgung gebraucht: Notfall'])
      assert.match((await people[1].ask('notices.list', {})).rows[0].text, /Versorgung/)
      const { slot: full } = await people[2].ask('labs.book', { title: 'Again', resources: [ward], ...slot, orWait: true })
      assert.deepEqual(full!.clashes.map(({ because }) => because).toSorted(), ['booking', 'care'])
      await lena.ask('labs.reopen', { closure })
      await work()
      assert.equal((await people[2].ask('labs.waiting', {})).rows[0].status, 'offered')
      assert.equal((await people[1].ask('labs.book', { title: 'Again', resources: [ward], ...slot })).outcome, 'booked')
      await assert.rejects(lena.ask('labs.reopen', { closure }), code('OPERATION_NOT_FOUND'))
    },
  )
}
