import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince } from '@vitalbench/kernel/numbers'
import { bloodVolumeChange } from './blood-volume.ts'
import { bloodVolume } from './blood-volume-model.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

test('the exact solution agrees with the closed form of an infusion, however the time is cut', () => {
  const response = { alpha: 1.3, gain: 0.23, infusionMlPerMinute: 40, infusionMinutes: 15 }
  for (const pieces of [0.07, 1, 5]) {
    const body = bloodVolume.open({ parameters: { alphaInfusion: 1.3, gain: 0.23 } })
    while (body.time < 60) {
      body.inputs[0] = body.time < 15 - 1e-9 ? 40 : 0
      const next = Math.min(body.time + pieces, body.time < 15 - 1e-9 ? 15 : 60)
      body.advance(next - body.time)
      near(body.state[0], bloodVolumeChange(response, body.time), 1e-9, `change at ${body.time} min`)
    }
  }
})

test('the order of convergence of the stepped solution to the closed form is four', () => {
  const response = { alpha: 2, gain: 0.5, infusionMlPerMinute: 50, infusionMinutes: 16 }
  const error = (step: number): number => {
    const body = bloodVolume.open({ parameters: { gain: 0.5 }, step })
    body.inputs[0] = 50
    body.advance(4)
    return Math.abs(body.state[0] - bloodVolumeChange(response, 4))
  }
  for (const step of [0.5, 0.25, 0.125]) near(Math.log2(error(step) / error(step / 2)), 4, 0.2, `order at ${step} min`)
})

test('infusion and haemorrhage with own ratios agree with an adaptive solver', () => {
  const given = { alphaInfusion: 1.5, alphaHaemorrhage: 0.4, gain: 0.3 }
  const body = bloodVolume.open({ parameters: given })
  const solver = dormandPrince(
    2,
    (_, x, into) => {
      into[0] = body.inputs[0] - body.inputs[1] - 0.3 * (x[0] - x[1])
      into[1] = body.inputs[0] / 2.5 - body.inputs[1] / 1.4
    },
    { relative: 1e-11, absolute: 1e-9 },
  )
  solver.start(0, [0, 0])
  for (const [infusion, haemorrhage, until] of [
    [0, 120, 8],
    [80, 30, 20],
    [200, 0, 24],
    [0, 0, 50],
  ]) {
    body.inputs.set([infusion, haemorrhage])
    body.advance(until - body.time)
    solver.start(solver.time, solver.state)
    solver.advance(until)
    near(body.state[0], solver.state[0], 1e-6, `change at ${until} min`)
  }
  // What is kept is all that was given and lost, shared out.
  near(body.state[1], (80 * 12 + 200 * 4) / 2.5 - (120 * 8 + 30 * 12) / 1.4, 1e-9, 'kept')
})

/** Outputs after the sudden loss of a share of the blood. */
const lost = (share: number, reflex: number): Float64Array => {
  const body = bloodVolume.open({ parameters: { volume: 5000, alphaHaemorrhage: 0, reflex } })
  body.inputs[1] = 5000 * share
  body.advance(1)
  return body.outputs
}

test('pressure holds against a small loss, falls with a great one, and the reflex shares the work', () => {
  const rest = lost(0, 2)
  assert.deepEqual([...rest], [5000, 0, 93, 5])
  const [tenth, fifth, third] = [0.1, 0.2, 0.35].map((share) => lost(share, 2))
  assert.ok(tenth[2] > 0.88 * 93 && tenth[2] < 93)
  assert.ok(fifth[2] > 65 && fifth[2] < 80, `${fifth[2]} mmHg after a fifth`)
  assert.ok(third[2] < 55, `${third[2]} mmHg after a third`)
  assert.ok(third[3] < fifth[3] && fifth[3] < tenth[3])
  // Without a reflex pressure and output fall alike; with gain G at c near 1 the fall is divided by 1 + G.
  const unbuffered = lost(0.1, 0)
  near(unbuffered[2] / 93, unbuffered[3] / 5, 1e-12, 'without a reflex')
  const slight = [lost(0.001, 2)[2], lost(0.001, 0)[2]].map((pressure) => 93 - pressure)
  near(slight[1] / slight[0], 3, 0.01, 'division by 1 + gain')
  assert.equal(lost(0.6, 2)[2], 0)
})

test('time outside the domain is counted by the limit', () => {
  const body = bloodVolume.open({ parameters: { volume: 5000, alphaHaemorrhage: 0 } })
  body.inputs[1] = 500
  body.advance(6)
  // A loss of 40 % is passed after 4 min, 40 mmHg somewhat earlier.
  near(body.outside[0], 2, 0.11, 'volume')
  assert.ok(body.outside[1] > 2 && body.outside[1] < 3)
})

const open = (parameters: Record<string, number>, step?: number) => bloodVolume.open({ parameters, step })

test('refuses what no patient, pump or solver can have', () => {
  assert.throws(() => open({ weight: 70 }), { code: 'BODY_PARAMETER_UNKNOWN', message: /weight/ })
  assert.throws(() => open({ gain: 0 }), { code: 'BODY_RANGE', message: /gain/ })
  assert.throws(() => open({ alphaInfusion: -1 }), { code: 'BODY_RANGE' })
  assert.throws(() => open({}, 0), { code: 'BODY_RANGE' })
  const body = open({})
  body.inputs[0] = -1
  assert.throws(() => body.advance(1), { code: 'BODY_RANGE', message: /input infusion in mL\/min is -1/ })
  body.inputs[0] = NaN
  assert.throws(() => body.advance(1), { code: 'BODY_RANGE' })
  body.inputs[0] = 0
  assert.throws(() => body.advance(-1), { code: 'BODY_RANGE' })
})
