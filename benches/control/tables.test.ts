import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sessionsOf } from './sessions.ts'
import { incidentTable } from './tables.ts'

test('incidents of the product come first, then those of its reference; without any there is no table', () => {
  const values = { patient: 'a', condition: 'no-fault', chain: 'c0', 'reference.chain': 'c1' }
  const tableOf = (status: 'ok' | 'crashed', reason: string | null, more: object) => {
    const outcomes = [{ case: 'a/no-fault', status, reason, values: { ...values, ...more } }]
    return incidentTable(sessionsOf(outcomes, 'product'), sessionsOf(outcomes, 'reference'))
  }
  assert.equal(tableOf('ok', null, {}), null)
  const stops = { stoppedAtMinutes: 20, stoppedValue: 12, 'reference.failedAtMinutes': 5 }
  assert.deepEqual(tableOf('crashed', 'reference product: exited with code 3', stops)?.rows, [
    ['a/no-fault', { key: 'incident.stopped' }, 20, { key: 'incident.value', values: { value: 12 } }],
    ['a/no-fault', { key: 'incident.reference.failed' }, 5, 'reference product: exited with code 3'],
  ])
  assert.deepEqual(
    tableOf('crashed', 'exited with code 3', { failedAtMinutes: 4 })?.rows.map(([, what]) => what),
    [{ key: 'incident.crashed' }],
  )
})
