import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince } from '@vitalbench/kernel/numbers'
import { kanderian, kanderianBasal, kanderianParameters } from './index.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const usual = kanderianParameters({ parameters: {} })
const { infusion, state: atRest } = kanderianBasal(usual)

test('the basal infusion is CI (EGP/G - GEZI)/SI, and holds', () => {
  // (1.33/108.096 - 0.0022)/8.11e-4 times 2010 uU/min, by hand: 25041.5 uU/min.
  near(infusion * 1e6, 25041.5, 0.5, 'uU/min')
  const body = kanderian.open({ parameters: {} })
  body.inputs[0] = infusion
  body.advance(1440)
  body.state.forEach((value, k) => near(value, atRest[k], 1e-9 * Math.max(1, atRest[k]), kanderian.states[k].name))
})

test('a meal at once appears as g t/tm² exp(-t/tm), and two boluses as the sum of two', () => {
  const { BW, tm, t1, t2, CI } = usual
  const body = kanderian.open({ parameters: {} })
  body.inputs[0] = infusion
  body.state[4] += 1000 * 60
  body.state[0] += (1e6 * 3) / (CI * t1)
  for (let minutes = 15; minutes <= 600; minutes += 15) {
    body.advance(15)
    const appearance = ((60_000 * minutes) / (tm * tm)) * Math.exp(-minutes / tm)
    near(body.outputs[3], appearance / BW, 1e-6, `appearance at ${minutes} min`)
    const insulin = ((3e6 / CI) * (Math.exp(-minutes / t1) - Math.exp(-minutes / t2))) / (t1 - t2)
    near(body.outputs[2], 6 * (atRest[1] + insulin), 1e-6, `insulin at ${minutes} min`)
  }
})

test('without insulin action glucose follows the closed form of a linear equation', () => {
  const body = kanderian.open({ parameters: {} })
  body.state[3] = 250
  body.inputs.set([0, 0, 0, 0.5])
  body.state[2] = 0
  body.advance(300)
  const { EGP, GEZI } = usual
  const settled = (0.5 * EGP) / GEZI
  near(body.outputs[0], settled + (250 - settled) * Math.exp(-GEZI * 300), 1e-9, 'glucose')
})

/** Glucose after a meal of 60 g, eaten in 12 min with a bolus of 4 U in a minute, under exercise. */
function course(step: number): readonly number[] {
  const body = kanderian.open({ parameters: {}, step })
  return Array.from({ length: 480 / 12 }, (_, k) => {
    body.inputs.set([infusion + (k === 0 ? 4 / 12 : 0), k === 0 ? 5 : 0, k > 20 ? 1.3 : 1, k > 20 ? 1.1 : 1, k > 10 && k < 14 ? 1 : 0])
    body.advance(12)
    return body.outputs[0]
  })
}

test('the usual step agrees with an adaptive solver, and the order of convergence is four', () => {
  const { BW, CI, t1, t2, p2, SI, GEZI, EGP, VG, tm, AG, ksc } = usual
  const held = new Float64Array(5)
  const solver = dormandPrince(
    7,
    (_, [Isc, Ip, Ieff, G, C1, C2, Gs], into) => {
      into[0] = ((1e6 * held[0]) / CI - Isc) / t1
      into[1] = (Isc - Ip) / t2
      into[2] = p2 * (held[2] * SI * Ip - Ieff)
      into[3] = -(GEZI + Ieff) * G + held[3] * EGP + C2 / (tm * VG) - ((held[4] * BW) / VG) * Math.min(G / (4.5 * 18.016), 1)
      into[4] = 1000 * AG * held[1] - C1 / tm
      into[5] = (C1 - C2) / tm
      into[6] = ksc * (G - Gs)
    },
    { relative: 1e-11, absolute: 1e-10 },
  )
  solver.start(0, atRest)
  const reference = Array.from({ length: 480 / 12 }, (_, k) => {
    held.set([infusion + (k === 0 ? 4 / 12 : 0), k === 0 ? 5 : 0, k > 20 ? 1.3 : 1, k > 20 ? 1.1 : 1, k > 10 && k < 14 ? 1 : 0])
    solver.start(k * 12, solver.state)
    solver.advance(12 * (k + 1))
    return solver.state[3]
  })
  const error = (step: number): number => Math.max(...course(step).map((value, k) => Math.abs(value - reference[k])))
  assert.ok(error(kanderian.step) < 1e-4, `${error(kanderian.step)} mg/dL`)
  near(Math.log2(error(12) / error(6)), 4, 0.4, 'order')
})

test('no overdose makes an amount negative', () => {
  const body = kanderian.open({ parameters: {} })
  for (let minute = 0; minute < 1440; minute++) {
    body.inputs.set([minute < 10 ? 5 : infusion, 0, 1, 1, minute > 200 && minute < 300 ? 5 : 0])
    body.advance(1)
    for (const value of body.state) assert.ok(value >= 0)
  }
  assert.ok(body.outside[0] > 100)
})

test('refuses who needs no insulin, and negative doses', () => {
  assert.throws(() => kanderian.open({ parameters: { EGP: 0.2 } }), { code: 'GLUCOSE_NO_BASAL' })
  assert.throws(() => kanderian.open({ parameters: { SI: 0 } }), { code: 'BODY_RANGE' })
  const body = kanderian.open({ parameters: { GEZI: 0 } })
  body.inputs[0] = -1
  assert.throws(() => body.advance(1), { code: 'BODY_RANGE', message: /input insulin/ })
})
