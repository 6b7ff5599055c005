import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databases } from '@vitalbench/platform/testing'
import { labsWork } from '../index.ts'
import { openLabs } from '../labs.fixture.ts'

const code = (expected: string) => ({ code: expected })

for (const { kind, open, skip } of databases)
  test(
    `${kind}: a watch is lent once, comes back, and is lent again only when it was wiped; who is late is reminded`,
    { skip },
    async (context) => {
      const { person, site, clock, house } = await openLabs(context, open)
      const lena = await person('Lena', { roles: ['labManager'] })
      const [anna, bo] = [await person('Anna'), await person('Bo')]
      const { item } = await lena.ask('labs.addLoanItem', { site, kind: 'watch', name: 'Watch 3', serial: 'W-3', platform: 'watchOS 12' })
      const due = '2027-02-03T08:00:00Z'
      await assert.rejects(lena.ask('labs.lend', { item, person: anna.id, due: '2027-02-01T08:00:00Z' }), code('LAB_LOAN_DUE'))
      const asked = await Promise.allSettled([anna, bo, anna, bo].map(({ id }) => lena.ask('labs.lend', { item, person: id, due })))
      const lent = asked.filter((each) => each.status === 'fulfilled')
      assert.equal(lent.length, 1)
      assert.ok(asked.every((each) => each.status === 'fulfilled' || each.reason.code === 'LAB_LOAN_OPEN'))
      const { loan } = lent[0].value
      const state = async () => (await bo.ask('labs.loanItems', { search: 'w-3' })).rows[0]
      assert.deepEqual([(await state()).state, (await state()).overdue], ['lent', false])

      const round = () => labsWork['labs.round']({}, { house, signal: new AbortController().signal })
      const holder = (await state()).loan!.person.id === anna.id ? anna : bo
      const reminders = async () => {
        await round()
        return (await holder.ask('notices.list', {})).rows.map((row) => row.kind)
      }
      assert.deepEqual(await reminders(), [])
      clock.at = new Date('2027-02-02T09:00:00Z')
      assert.deepEqual(await reminders(), ['loan.due'])
      clock.at = new Date('2027-02-04T09:00:00Z')
      assert.deepEqual(
        [await reminders(), await reminders()].map((kinds) => kinds.length),
        [2, 2],
      )
      assert.equal((await lena.ask('labs.loanItems', { overdue: true })).total, 1)
      clock.at = new Date('2027-02-11T09:00:00Z')
      assert.equal((await reminders()).length, 3)

      await assert.rejects(lena.ask('labs.confirmWipe', { loan, method: 'reset' }), code('LAB_LOAN_STATE'))
      await assert.rejects(anna.ask('labs.takeBack', { loan, condition: 'worn' }), code('OPERATION_NOT_ALLOWED'))
      await lena.ask('labs.takeBack', { loan, condition: 'worn', note: 'scratched' })
      assert.deepEqual([(await state()).state, (await state()).condition], ['to-wipe', 'worn'])
      const again = { item, person: bo.id, due: '2027-03-01T08:00:00Z' }
      await assert.rejects(lena.ask('labs.lend', again), code('LAB_LOAN_OPEN'))
      await lena.ask('labs.confirmWipe', { loan, method: 'factory reset' })
      await assert.rejects(lena.ask('labs.confirmWipe', { loan, method: 'reset' }), code('LAB_LOAN_STATE'))
      await lena.ask('labs.lend', again)
      assert.equal((await lena.ask('labs.loanItems', { state: 'available' })).total, 0)
    },
  )
