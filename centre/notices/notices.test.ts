import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databases } from '@vitalbench/platform/testing'
import { openCentre } from '../people/centre.fixture.ts'
import { notify, toldOnce, wordNotice } from './index.ts'
import type { NoticeKind } from './index.ts'
import { text } from './text.ts'

const zone = 'Europe/Stockholm'
const values = {
  type: 'GCP',
  lastDay: '2027-03-01',
  validFrom: '2027-03-01',
  reason: 'x',
  organisation: 'KI',
  number: 'D-7',
  course: 'Radiation',
  start: '2027-03-01T23:30:00Z',
  until: '2027-03-02T08:00:00Z',
  due: '2027-03-02T08:00:00Z',
  title: 'Theatre',
  holder: 'Anna',
  item: 'Watch 3',
  study: 'Sepsis',
}

test('every notice is worded whole in five languages, its instants as clocks of the place show them', () => {
  for (const language of ['en', 'de', 'da', 'sv', 'ko'] as const)
    for (const kind of Object.keys(text.en) as NoticeKind[])
      assert.doesNotMatch(wordNotice({ kind, values }, { language, zone }), /[{}[\]]|undefined|2027-03/, `${language} ${kind}`)
  const offered = wordNotice({ kind: 'waiting.offered', values }, { language: 'sv', zone })
  assert.match(offered, /2 mars 2027.*00:30/, 'half past midnight on the next day')
  assert.match(wordNotice({ kind: 'qualification.lapsing', values }, { language: 'ko', zone }), /2027\. 3\. 1\.|2027년 3월 1일/)
})

for (const { kind, open, skip } of databases)
  test(`${kind}: people are told once, read their own and mark them as read`, { skip }, async (context) => {
    const { person, database, clock } = await openCentre(context, open)
    const [anna, bo] = [await person('Anna', { language: 'de' }), await person('Bo')]
    const tell = (once?: string) =>
      notify(
        { database: database.sql, now: clock.at },
        { person: anna.id, kind: 'loan.due', values: { item: 'Watch 3', due: '2027-03-02T08:00:00Z' }, link: '/labs/loans', once },
      )
    assert.deepEqual([await tell('loan:1'), await tell('loan:1'), await tell(), await tell()], [true, false, true, true])
    assert.deepEqual([...(await toldOnce(database.sql, ['loan:1', 'loan:2']))], ['loan:1'])
    const { rows, total, unread } = await anna.ask('notices.list', { limit: 2 })
    assert.deepEqual([rows.length, total, unread, rows[0].link], [2, 3, 3, '/labs/loans'])
    assert.match(rows[0].text, /^Watch 3: Rückgabe fällig am /)
    assert.equal((await bo.ask('notices.list', {})).total, 0)
    assert.equal((await bo.ask('notices.markRead', { notices: [rows[0].notice] })).unread, 0)
    assert.equal((await anna.ask('notices.markRead', { notices: [rows[0].notice] })).unread, 2)
    assert.deepEqual(
      (await anna.ask('notices.list', { unread: true })).rows.map(({ readAt }) => readAt),
      [null, null],
    )
    assert.equal((await anna.ask('notices.markRead', { notices: [] })).unread, 2)
    assert.equal((await anna.ask('notices.markRead', {})).unread, 0)
  })
