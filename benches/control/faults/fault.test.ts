import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { alterBy } from './alter.ts'
import { kindsOf, needsSize, operations, resolveFault, scaleFault } from './fault.ts'
import type { Fault, FaultAlias } from './fault.ts'

const aliases: Readonly<Record<string, FaultAlias>> = {
  'electrode-off': { operation: 'missing', on: 'bis' },
  intubation: { operation: 'body', on: 'stimulus', size: 20, unit: '1' },
}
const planned = { fromMinutes: 5, minutes: 40 }

test('an alias knows what it does, to what, and how strongly; the plan may say otherwise', () => {
  assert.deepEqual(resolveFault({ kind: 'intubation', ...planned }, aliases), {
    kind: 'intubation',
    operation: 'body',
    on: 'stimulus',
    size: 20,
    ...planned,
  })
  const stronger = resolveFault({ kind: 'intubation', size: 35, on: 'bloodLoss', ...planned }, aliases)
  assert.deepEqual([stronger.size, stronger.on], [35, 'bloodLoss'])
})

test('common names work on any channel', () => {
  for (const [kind, operation] of [
    ['dropout', 'missing'],
    ['stuck', 'hold'],
    ['stale', 'hold'],
    ['bias', 'bias'],
  ])
    assert.equal(resolveFault({ kind, on: 'bis', ...planned }, aliases).operation, operation)
})

test('names that every object has are no kinds of fault', () => {
  for (const kind of ['constructor', 'toString', '__proto__']) {
    assert.equal(resolveFault({ kind, ...planned }, aliases).operation, kind)
    assert.ok(!kindsOf(aliases).includes(kind))
  }
  assert.ok(['electrode-off', 'dropout', 'reorder'].every((kind) => kindsOf(aliases).includes(kind)))
})

const scaled = (operation: Fault['operation'], size: number | undefined, share: number, rest = 0): Fault =>
  scaleFault({ kind: operation, operation, on: 'x', size, ...planned }, share, rest)

test('a share of a dose lies between nothing and the planned fault: of the size where there is one, else of the time', () => {
  assert.equal(scaled('bias', 8, 0.25).size, 2)
  assert.equal(scaled('bias', -8, 0.5).size, -4)
  assert.equal(scaled('scale', 3, 0.5).size, 2)
  assert.equal(scaled('scale', 0.4, 0.5).size, 0.7)
  assert.equal(scaled('body', 5, 0.25, 1).size, 2)
  assert.equal(scaled('delay', 10, 0.3).size, 3)
  for (const operation of ['missing', 'hold', 'set', 'saturate', 'duplicate', 'reorder', 'unit'] as const) {
    const { minutes, size } = scaled(operation, 7, 0.25)
    assert.deepEqual([minutes, size], [10, 7], operation)
  }
  assert.equal(scaled('bias', 8, 0.25).minutes, 40)
})

test('no share of any fault changes nothing, and the whole of it is the fault', () => {
  const channel = { id: 'x', unit: '1', units: { '1': 1, '%': 100 }, about: '' }
  for (const operation of operations) {
    const whole: Fault = { kind: operation, operation, on: 'x', size: 2, ...planned }
    const run = (fault: Fault): readonly number[] => {
      const alter = alterBy(fault, { channel, periodSeconds: 60, stream: stream('share'), missing: NaN })
      return Array.from({ length: 60 }, (_, minute) => alter(minute % 7, minute * 60))
    }
    assert.deepEqual(
      run(scaleFault(whole, 0, 0)),
      Array.from({ length: 60 }, (_, minute) => minute % 7),
      operation,
    )
    assert.deepEqual(run(scaleFault(whole, 1, 0)), run(whole), operation)
  }
})

test('what is a number by nature needs one in the plan', () => {
  assert.deepEqual(operations.filter(needsSize), ['bias', 'drift', 'scale', 'set', 'noise', 'delay', 'jitter', 'saturate', 'clock', 'body'])
})
