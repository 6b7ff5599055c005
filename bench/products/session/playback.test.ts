import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SessionFailure, SessionOpening, SessionRecord } from '../../session.ts'
import { failedSession } from './failed.ts'
import { openInProcess } from './in-process.ts'
import { playbackPort } from './playback-port.ts'
import { openPlayback } from './playback.ts'
import { drive, glucose } from './testing/drive.ts'
import { pid, pidOpening } from './testing/pid.ts'

const late: SessionFailure = { status: 'late', reason: 'was not ready within 30 s' }
const withDeadline: SessionOpening = { ...pidOpening, deadlineSeconds: 0.1 }

test('a record gives the same acts, failures and chain, and another chain where the lab shows something else', async () => {
  const { record } = await drive(openInProcess(pid, pidOpening), pidOpening, 40, glucose)
  const again = await drive(openPlayback(record, pidOpening), pidOpening, 40, glucose)
  assert.deepEqual(again.record, record)
  assert.ok(again.failures.every((failure) => failure === null))
  const other = await drive(openPlayback(record, pidOpening), pidOpening, 40, (index) => (index === 39 ? [1] : glucose(index)))
  assert.deepEqual(other.record.acts, record.acts)
  assert.notEqual(other.record.chain, record.chain)
})

test('a product that was late before its first decision is late in every decision, with a deadline and without', async () => {
  for (const opening of [pidOpening, withDeadline]) {
    const first = await drive(failedSession(late, opening), opening, 5, glucose)
    const again = await drive(openPlayback(first.record, opening), opening, 5, glucose)
    assert.deepEqual(again, first)
    assert.deepEqual(again.failures, [late, late, late, late, late])
  }
})

test('with a deadline a decision is late and the next is not, also at the end', async () => {
  const record: SessionRecord = {
    acts: [1, 2],
    notes: [
      [1, 'late', 'did not act within 0.1 s'],
      [3, 'late', 'did not act within 0.1 s'],
    ],
    chain: '',
  }
  const { failures, record: again } = await drive(openPlayback(record, withDeadline), withDeadline, 4, glucose)
  assert.deepEqual(
    failures.map((failure) => failure?.status ?? null),
    [null, 'late', null, 'late'],
  )
  assert.deepEqual([again.acts, again.notes], [record.acts, record.notes])
  const strict = await drive(openPlayback(record, pidOpening), pidOpening, 4, glucose)
  assert.deepEqual([strict.failures[2]?.status, strict.record.acts], ['late', [1]])
})

test('beyond its end a record says so, once', async () => {
  const { failures, record } = await drive(openPlayback({ acts: [1, 2], notes: [], chain: '' }, pidOpening), pidOpening, 5, glucose)
  const ended: SessionFailure = { status: 'unreachable', reason: 'the record ends here' }
  assert.deepEqual(failures, [null, null, ended, ended, ended])
  assert.deepEqual(record.notes, [[2, ended.status, ended.reason]])
})

test('a port without a record, and calls of a product that is not there, are unreachable', async () => {
  const port = playbackPort(null)
  const { failures } = await drive(await port.session(pidOpening), pidOpening, 2, glucose)
  assert.deepEqual(failures[0], { status: 'unreachable', reason: 'there is no record of its session' })
  assert.equal((await port.predict({})).status, 'unreachable')
  assert.equal((await port.steps([{}, {}]))[0].status, 'unreachable')
})
