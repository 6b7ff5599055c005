import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Session, SessionFailure } from '@vitalbench/bench'
import type { Fault } from '../faults/fault.ts'
import { tankContract, tankSetup } from '../testing/tank.ts'
import type { TankPlan } from '../testing/tank.ts'
import { runSession } from './run-session.ts'
import type { Setup } from './setup.ts'
import { column } from './trace.ts'

type Reply = number | SessionFailure

/** Runs a tank by what is said at each decision: an inflow, or what is done instead. Tells what the controller was shown. */
async function driven(by: (k: number) => Reply, more: Partial<Setup<TankPlan>> = {}, signal = new AbortController().signal) {
  const seen: { readonly k: number; readonly seconds: number; readonly inputs: readonly number[] }[] = []
  let ends = 0
  const session: Session = {
    step(k, seconds, inputs, outputs) {
      seen.push({ k, seconds, inputs: [...inputs] })
      const reply = by(k)
      if (typeof reply !== 'number') return k % 2 ? Promise.resolve(reply) : reply
      outputs[0] = reply
      return null
    },
    end: async () => {
      ends += 1
      return { acts: [], notes: [], chain: '' }
    },
  }
  const ran = await runSession(tankSetup(more), session, signal)
  assert.equal(ends, 1, 'a session is ended once')
  return { ...ran, seen, level: [...column(ran.trace.truth, 2, 0)], inflow: [...column(ran.trace.delivered, 2, 0)] }
}

const crashed: SessionFailure = { status: 'crashed', reason: 'exited with code 3' }
const late: SessionFailure = { status: 'late', reason: 'did not act within 0.1 s' }
const body = (size: number, fromMinutes: number, minutes: number): Fault => ({
  kind: 'body',
  operation: 'body',
  on: 'rain',
  size,
  fromMinutes,
  minutes,
})

test('each decision is held over its period: a tank with 3 in and 2 out rises by 1 a minute', async () => {
  const { level, inflow, seen, failure, stopped, late: times, counts } = await driven(() => 3)
  assert.deepEqual(level, [50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60])
  assert.deepEqual(inflow, Array(10).fill(3))
  assert.deepEqual(
    seen.map(({ k, seconds, inputs }) => [k, seconds, ...inputs]),
    Array.from({ length: 10 }, (_, k) => [k, 60 * k, 50 + k]),
  )
  assert.deepEqual([failure, stopped, times, counts], [null, null, 0, { outOfRange: 0, tooFast: 0, fallbacks: 0 }])
})

test('a controller that fails is asked no more for a plan of its own: its fallback runs on to the end', async () => {
  for (const [fallback, after] of [
    ['rest', [53, 53, 53, 53, 53, 53, 53]],
    ['hold', [54, 55, 56, 57, 58, 59, 60]],
    [0, [51, 49, 47, 45, 43, 41, 39]],
  ] as const) {
    const ran = await driven((k) => (k < 3 ? 3 : crashed), { contract: tankContract({ fallback }) })
    assert.deepEqual(ran.level, [50, 51, 52, 53, ...after], `fallback ${fallback}`)
    assert.deepEqual([ran.failure, ran.counts.fallbacks, ran.late, ran.stopped], [{ what: crashed, step: 3 }, 7, 0, null])
  }
})

test('one that misses its deadline now and then has not failed: the fallback stands in for these decisions alone', async () => {
  const by = (k: number): Reply => (k === 2 || k === 5 ? late : 4)
  const { level, late: times, failure, counts } = await driven(by, { deadlineSeconds: 0.1 })
  assert.deepEqual(level, [50, 52, 54, 54, 56, 58, 58, 60, 62, 64, 66])
  assert.deepEqual([times, failure, counts.fallbacks], [2, null, 2])
  const without = await driven((k) => (k < 2 ? 4 : late))
  assert.deepEqual([without.late, without.failure], [0, { what: late, step: 2 }])
})

test('a crash is a failure with a deadline, too', async () => {
  const { late: times, failure } = await driven((k) => (k === 1 ? late : k < 4 ? 2 : crashed), { deadlineSeconds: 0.1 })
  assert.deepEqual([times, failure], [1, { what: crashed, step: 4 }])
})

test('beyond the envelope it stops, and what was true there stands to the end', async () => {
  const { level, inflow, stopped, seen } = await driven(() => 7, { envelope: [0, 62] })
  assert.deepEqual(level, [50, 55, 60, 65, 65, 65, 65, 65, 65, 65, 65])
  assert.deepEqual([stopped, seen.length], [{ step: 3, value: 65 }, 3])
  assert.deepEqual(inflow, [7, 7, 7, 0, 0, 0, 0, 0, 0, 0])
  const low = await driven(() => 0, { envelope: [47, 100] })
  assert.deepEqual(low.stopped, { step: 2, value: 46 })
})

test('the limits of the envelope are within it; the end counts, and so does the beginning', async () => {
  assert.equal((await driven(() => 3, { envelope: [50, 60] })).stopped, null)
  assert.deepEqual((await driven(() => 3, { envelope: [50, 59.5] })).stopped, { step: 10, value: 60 })
  const never = await driven(() => 3, { envelope: [51, 100] })
  assert.deepEqual([never.stopped, never.seen.length, never.level], [{ step: 0, value: 50 }, 0, Array(11).fill(50)])
})

test('a model that has lost its number is stopped', async () => {
  const { stopped, seen } = await driven(() => 3, { faults: [body(NaN, 4, 1)] })
  assert.deepEqual([stopped, seen.length], [{ step: 5, value: NaN }, 5])
})

test('a disturbance of the body is true, and a fault of the sensor is not', async () => {
  const rained = await driven(() => 2, { faults: [body(4, 2, 2)] })
  assert.deepEqual(rained.level, [50, 50, 50, 54, 58, 58, 58, 58, 58, 58, 58])
  const off: Fault = { kind: 'dropout', operation: 'missing', on: 'level', fromMinutes: 2, minutes: 2 }
  const blind = await driven(() => 2, { faults: [off] })
  assert.deepEqual(
    blind.seen.map(({ inputs }) => inputs[0]),
    [50, 50, NaN, NaN, 50, 50, 50, 50, 50, 50],
  )
  assert.deepEqual(blind.level, Array(11).fill(50))
})

test('a fault between controller and pump is not counted against the controller', async () => {
  const cut: Fault = { kind: 'missing', operation: 'missing', on: 'inflow', fromMinutes: 3, minutes: 2 }
  const { level, inflow, counts } = await driven(() => 3, { faults: [cut] })
  assert.deepEqual(inflow, [3, 3, 3, 0, 0, 3, 3, 3, 3, 3])
  assert.deepEqual(level, [50, 51, 52, 53, 51, 49, 50, 51, 52, 53, 54])
  assert.deepEqual({ ...counts }, { outOfRange: 0, tooFast: 0, fallbacks: 0 })
})

test('a controller sees what it declares, in its units, by its own clock, and nothing else', async () => {
  const contract = { ...tankContract(), inputs: [{ id: 'level', unit: '[ppth]' }] }
  const skew: Fault = { kind: 'clock', operation: 'clock', on: '', size: 60, fromMinutes: 1, minutes: 1 }
  const { seen } = await driven(() => 3, { contract, faults: [skew], plan: { minutes: 3 } })
  assert.deepEqual(
    seen.map(({ seconds, inputs }) => [seconds, ...inputs]),
    [
      [0, 500],
      [3660, 510],
      [120, 520],
    ],
  )
})

test('as many decisions as fit, also where the quotient is a little less to a computer', async () => {
  const { seen } = await driven(() => 2, { plan: { minutes: 7 }, contract: { ...tankContract(), periodSeconds: 0.07 } })
  assert.equal(seen.length, 6000)
  assert.equal((await driven(() => 2, { contract: { ...tankContract(), periodSeconds: 66 } })).seen.length, 9)
})

test('an abort ends a long session', async () => {
  const stop = new AbortController()
  const by = (k: number): number => {
    if (k === 700) stop.abort()
    return 2
  }
  const { seen } = await driven(by, { plan: { minutes: 100_000 } }, stop.signal)
  assert.ok(seen.length < 2000, `${seen.length} decisions`)
})
