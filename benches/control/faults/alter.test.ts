import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { Channel } from '../plants/plant.ts'
import { alterBy, secondsInto } from './alter.ts'
import type { Fault, Operation } from './fault.ts'

const channel: Channel = { id: 'x', unit: 'mg/dL', units: { 'mg/dL': 1, 'mmol/L': 0.0555 }, about: '' }
const ascending = [10, 20, 30, 40, 50, 60, 70, 80]

/** What becomes of one number a minute under a fault that is at work from minute 2 to minute 5, unless said otherwise. */
function altered(operation: Operation, more: Partial<Fault> = {}, values: readonly number[] = ascending, missing = NaN): readonly number[] {
  const fault: Fault = { kind: operation, operation, on: 'x', fromMinutes: 2, minutes: 3, ...more }
  const alter = alterBy(fault, { channel, periodSeconds: 60, stream: stream('alter', operation), missing })
  return values.map((value, minute) => alter(value, 60 * minute))
}

for (const [operation, size, during] of [
  ['missing', undefined, [NaN, NaN, NaN]],
  ['hold', undefined, [20, 20, 20]],
  ['bias', 5, [35, 45, 55]],
  ['bias', -5, [25, 35, 45]],
  // 60 an hour is 1 a minute.
  ['drift', 60, [30, 41, 52]],
  ['scale', 2, [60, 80, 100]],
  ['set', 7, [7, 7, 7]],
  ['set', 0, [0, 0, 0]],
  ['saturate', 42, [30, 40, 42]],
  ['delay', 1, [20, 30, 40]],
  ['delay', 2, [10, 20, 30]],
  // Nothing is older than the first.
  ['delay', 30, [10, 10, 10]],
  ['delay', 0, [30, 40, 50]],
  ['duplicate', undefined, [30, 30, 50]],
  ['reorder', undefined, [20, 40, 30]],
  ['unit', undefined, [1.665, 2.22, 2.775]],
  ['clock', 5, [30, 40, 50]],
  ['body', 5, [30, 40, 50]],
  ['noise', 0, [30, 40, 50]],
  ['jitter', 0, [30, 40, 50]],
] as const)
  test(`${operation}${size === undefined ? '' : ` ${size}`} changes three numbers and no others`, () => {
    const seen = altered(operation, { size })
    assert.deepEqual([seen[0], seen[1], ...seen.slice(5)], [10, 20, 60, 70, 80])
    for (const [i, value] of during.entries())
      assert.ok(Object.is(seen[2 + i], value) || Math.abs(seen[2 + i] - value) < 1e-12, `${seen.slice(2, 5)} is not ${during}`)
  })

test('over a longer time: pairs of duplicates, threes in the order first the second, then the first', () => {
  assert.deepEqual(altered('duplicate', { minutes: 6 }).slice(2), [30, 30, 50, 50, 70, 70])
  assert.deepEqual(altered('reorder', { minutes: 6 }).slice(2), [20, 40, 30, 50, 70, 60])
})

test('what is not delivered is 0, and a sensor that holds from the beginning has shown nothing', () => {
  assert.deepEqual(altered('missing', {}, ascending, 0).slice(1, 6), [20, 0, 0, 0, 60])
  assert.deepEqual(altered('hold', { fromMinutes: 0 }).slice(0, 4), [NaN, NaN, NaN, 40])
})

test('a number that is missing already stays missing, whatever is done to it', () => {
  for (const operation of ['bias', 'drift', 'scale', 'noise', 'saturate', 'unit'] as const)
    assert.ok(Number.isNaN(altered(operation, { size: 2 }, [1, 2, NaN, 4])[2]), operation)
})

test('a fault comes again, and begins anew each time', () => {
  const often = { fromMinutes: 1, minutes: 2, everyMinutes: 3 }
  assert.deepEqual(altered('set', { ...often, size: 0 }), [10, 0, 0, 40, 0, 0, 70, 0])
  assert.deepEqual(altered('drift', { ...often, size: 60 }), [10, 20, 31, 40, 50, 61, 70, 80])
  assert.deepEqual(altered('hold', often), [10, 10, 10, 40, 40, 40, 70, 70])
  assert.deepEqual(altered('duplicate', { ...often, minutes: 1 }), ascending, 'nothing is there to be sent again')
})

test('noise is normal with the deviation that is asked for, around the value', () => {
  const n = 40_000
  const seen = altered('noise', { fromMinutes: 0, minutes: n, size: 3 }, Array<number>(n).fill(100))
  const mean = seen.reduce((sum, each) => sum + each, 0) / n
  const deviation = Math.sqrt(seen.reduce((sum, each) => sum + (each - mean) ** 2, 0) / n)
  const within = seen.filter((each) => Math.abs(each - 100) < 3).length / n
  assert.ok(
    Math.abs(mean - 100) < 0.06 && Math.abs(deviation - 3) < 0.05 && Math.abs(within - 0.6827) < 0.01,
    `${mean}, ${deviation}, ${within}`,
  )
})

test('jitter up to 2 min shows numbers of now, a minute and two minutes ago, each a third of the time', () => {
  const n = 30_000
  const seen = altered(
    'jitter',
    { fromMinutes: 3, minutes: n, size: 2 },
    Array.from({ length: n }, (_, minute) => minute),
  )
  const ages = seen.slice(3).map((each, i) => i + 3 - each)
  for (const age of [0, 1, 2]) assert.ok(Math.abs(ages.filter((each) => each === age).length / ages.length - 1 / 3) < 0.01, `age ${age}`)
  assert.ok(ages.every((age) => age >= 0 && age <= 2))
})

test('a fault is at work from its first decision on, and no more at its end', () => {
  const fault: Fault = { kind: 'set', operation: 'set', on: 'x', fromMinutes: 10, minutes: 5, everyMinutes: 60 }
  for (const [seconds, into] of [
    [0, -1],
    [599, -1],
    [600, 0],
    [899, 299],
    [900, -1],
    [4199, -1],
    [4200, 0],
    [4200 + 3600 + 299, 299],
    [4200 + 3600 + 300, -1],
  ])
    assert.equal(secondsInto(fault, seconds), into, `at ${seconds} s`)
})

const at = (minutes: Partial<Fault>, seconds: number): number =>
  secondsInto({ kind: 'set', operation: 'set', on: 'x', fromMinutes: 0, minutes: 1, ...minutes }, seconds)

test('decisions and times that are no whole numbers to a computer meet all the same', () => {
  // 1.1 × 60 is 66.00000000000001, and 0.21 % 0.07 is 0.06999999999999998.
  assert.equal(at({ fromMinutes: 1.1 }, 66), 0)
  assert.equal(at({ minutes: 1.1 }, 66), -1)
  assert.equal(at({ minutes: 1.1, everyMinutes: 2.2 }, 132), 0)
  const often = { minutes: 0.035 / 60, everyMinutes: 0.07 / 60 }
  for (let k = 0; k < 200; k++) assert.equal(at(often, k * 0.07), 0, `decision ${k}`)
})
