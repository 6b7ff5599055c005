import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome, OutcomeValue } from '@vitalbench/bench'
import { patientsOf, perPatient, sessionsOf } from './sessions.ts'

const outcome = (
  patient: string,
  condition: string,
  values: Readonly<Record<string, OutcomeValue>>,
  status: Outcome['status'] = 'ok',
): Outcome => ({
  case: `${patient}/${condition}`,
  status,
  reason: status === 'ok' ? null : 'exited with code 3',
  values: { patient, condition, chain: 'c0', ...values },
})

test('a session of each side has its own numbers; what is missing is not a number', () => {
  const outcomes = [
    outcome('a', 'n', { x: 1, list: [1, null, 3], 'reference.x': 5, 'reference.chain': 'c1', text: 'no number' }, 'crashed'),
  ]
  const [[product], [reference]] = [sessionsOf(outcomes, 'product'), sessionsOf(outcomes, 'reference')]
  assert.deepEqual([product.number('x'), product.number('text'), product.number('none')], [1, NaN, NaN])
  assert.deepEqual([product.list('list'), product.list('x')], [[1, NaN, 3], []])
  assert.deepEqual([reference.number('x'), reference.number('text')], [5, NaN])
  assert.deepEqual(
    [product.id, product.patient, product.condition, product.status, product.reason],
    ['a/n', 'a', 'n', 'crashed', 'exited with code 3'],
  )
})

test('a case in which the bench broke has no session, and a study without a reference has none of it', () => {
  const broken: Outcome = { case: 'b/n', status: 'error', reason: 'the bench broke', values: {} }
  assert.deepEqual(
    sessionsOf([broken, outcome('a', 'n', {})], 'product').map(({ id }) => id),
    ['a/n'],
  )
  assert.deepEqual(sessionsOf([outcome('a', 'n', {})], 'reference'), [])
})

test('a patient has the mean of the sessions that have a value, in the order in which patients come', () => {
  const sessions = sessionsOf(
    [
      outcome('b', 'n', { x: 30 }),
      outcome('a', 'n', { x: 10 }),
      outcome('b', 'f', { x: null }),
      outcome('a', 'f', { x: 25 }),
      outcome('c', 'n', { x: null }),
    ],
    'product',
  )
  assert.deepEqual(patientsOf(sessions), ['b', 'a', 'c'])
  assert.deepEqual([...perPatient(sessions, (session) => session.number('x'))], [30, 17.5, NaN])
})
