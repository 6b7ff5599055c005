import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Session } from '@vitalbench/bench'
import type { Fault } from '../faults/fault.ts'
import { tankSetup } from '../testing/tank.ts'
import type { TankPlan } from '../testing/tank.ts'
import { atHalfStep } from './half-step.ts'
import { runSession } from './run-session.ts'
import type { Setup } from './setup.ts'
import { column } from './trace.ts'

/** A tank filled by a rule that depends on what it sees, at the whole step and at half of it. */
async function both(more: Partial<Setup<TankPlan>> = {}) {
  const setup = tankSetup(more)
  let asked = 0
  const session: Session = {
    step(_k, _seconds, [level], outputs) {
      asked += 1
      outputs[0] = Math.max(0, 3 + 0.1 * (55 - level))
      return null
    },
    end: async () => ({ acts: [], notes: [], chain: '' }),
  }
  const { trace, stopped } = await runSession(setup, session, new AbortController().signal)
  const before = asked
  const half = atHalfStep(setup, trace, stopped?.step ?? trace.steps)
  assert.equal(asked, before, 'the controller is not asked again')
  return { trace, half, level: column(trace.truth, 2, 0), fine: column(half.truth, 2, 0), stopped }
}

const rain: Fault = { kind: 'body', operation: 'body', on: 'rain', size: 1.5, fromMinutes: 3, minutes: 4 }

test('without an error of the solver both are the same, bit for bit, with faults and without', async () => {
  for (const faults of [[], [rain]]) {
    const { trace, half } = await both({ faults })
    assert.deepEqual(half.truth, trace.truth)
    assert.deepEqual([half.shown, half.delivered], [trace.shown, trace.delivered])
  }
})

test('what differs is the error of the solver alone: the same commands were delivered', async () => {
  const { level, fine } = await both({ plan: { minutes: 10, error: 6 }, faults: [rain] })
  // 6 an hour is 0.1 a minute; had the controller acted on the other level, its acts would have taken some of it away.
  for (const [k, value] of level.entries()) assert.ok(Math.abs(value - fine[k] - 0.1 * k) < 1e-12, `${value} and ${fine[k]} at ${k} min`)
})

test('a session that was stopped is stopped at the same decision, and its last value stands', async () => {
  const { level, fine, stopped } = await both({ plan: { minutes: 10, error: 6 }, envelope: [0, 53] })
  const at = stopped!.step
  assert.ok(at > 0 && at < 8)
  for (let k = at; k <= 10; k++) {
    assert.equal(level[k], stopped!.value)
    assert.equal(fine[k], fine[at])
  }
  assert.ok(Math.abs(level[at] - fine[at] - 0.1 * at) < 1e-12)
})
