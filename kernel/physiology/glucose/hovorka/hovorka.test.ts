import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince } from '@vitalbench/kernel/numbers'
import type { Body } from '../../body.ts'
import { hovorka, hovorkaBasal, hovorkaParameters } from './index.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const usual = hovorkaParameters({ parameters: {} })
const { infusion, state: atRest } = hovorkaBasal(usual)

/** Inputs held from minute to minute: three meals with boluses, and hours of other sensitivity, production and uptake. */
function hold(inputs: Float64Array, minute: number): void {
  const meals = new Map([
    [420, 45],
    [720, 70],
    [1080, 80],
  ])
  const since = [...meals.keys()].findLast((start) => start <= minute) ?? -Infinity
  const grams = meals.get(since) ?? 0
  inputs[0] = infusion + (minute === since ? grams / 12 : 0)
  inputs[1] = minute - since < grams / 5 ? 5 : 0
  inputs[2] = minute >= 600 && minute < 900 ? 1.3 : 1
  inputs[3] = minute >= 240 && minute < 420 ? 1.2 : 1
  inputs[4] = minute >= 960 && minute < 1005 ? 1.5 : 0
}

/** The equations of the paper written down once more, state by state. */
function derive(inputs: Float64Array, x: Float64Array, into: Float64Array): void {
  const { BW, VG, VI, k12, ka1, ka2, ka3, ke, SIT, SID, SIE, EGP0, F01, AG, tG, tI, ksc } = usual
  const [Q1, Q2, S1, S2, I, x1, x2, x3, D1, D2, Gs] = x
  const G = Q1 / (VG * BW)
  const F01c = F01 * BW * Math.min(G / 4.5, 1)
  const FR = G >= 9 ? 0.003 * (G - 9) * VG * BW : 0
  const muscle = ((inputs[4] * BW) / 180.16) * Math.min(G / 4.5, 1)
  into[0] = -F01c - x1 * Q1 + k12 * Q2 - FR - muscle + D2 / tG + inputs[3] * EGP0 * BW * Math.max(1 - x3, 0)
  into[1] = x1 * Q1 - (k12 + x2) * Q2
  into[2] = 1000 * inputs[0] - S1 / tI
  into[3] = (S1 - S2) / tI
  into[4] = S2 / (tI * VI * BW) - ke * I
  into[5] = ka1 * (inputs[2] * SIT * I - x1)
  into[6] = ka2 * (inputs[2] * SID * I - x2)
  into[7] = ka3 * (inputs[2] * SIE * I - x3)
  into[8] = (AG * 1000 * inputs[1]) / 180.16 - D1 / tG
  into[9] = (D1 - D2) / tG
  into[10] = ksc * (G - Gs)
}

/** Plasma and sensor glucose of a day in mg/dL, minute by minute. */
function day(body: Body): readonly number[] {
  return Array.from({ length: 1440 }, (_, minute) => {
    hold(body.inputs, minute)
    body.advance(1)
    return [body.outputs[0], body.outputs[1]]
  }).flat()
}

const reference = ((): readonly number[] => {
  const inputs = new Float64Array(5)
  const solver = dormandPrince(11, (_, x, into) => derive(inputs, x, into), { relative: 1e-10, absolute: 1e-10 })
  solver.start(0, atRest)
  return Array.from({ length: 1440 }, (_, minute) => {
    hold(inputs, minute)
    solver.start(minute, solver.state)
    solver.advance(minute + 1)
    return [(solver.state[0] / (usual.VG * usual.BW)) * 18.016, solver.state[10] * 18.016]
  }).flat()
})()
const worst = (found: readonly number[]): number => Math.max(...found.map((value, k) => Math.abs(value - reference[k])))

test('a day agrees with an adaptive solver of the same equations to 0.01 mg/dL at the usual step', () => {
  assert.ok(Math.max(...reference) > 9 * 18.016 && Math.min(...reference) < 4.5 * 18.016)
  const error = worst(day(hovorka.open({ parameters: {} })))
  assert.ok(error < 1e-3, `${error} mg/dL`)
})

/** Glucose after 48 min of twice the basal infusion and a little food. */
function gentle(step: number): number {
  const body = hovorka.open({ parameters: {}, step })
  body.inputs.set([2 * infusion, 0.1])
  body.advance(48)
  return body.outputs[0]
}

test('where no threshold is crossed the order of convergence is four', () => {
  const exact = gentle(0.25)
  for (const step of [6, 3]) {
    const order = Math.log2(Math.abs(gentle(step) - exact) / Math.abs(gentle(step / 2) - exact))
    near(order, 4, 0.3, `order at ${step} min`)
  }
})

test('under the basal infusion nothing moves, at any basal glucose and weight', () => {
  for (const Gb of [70, 108, 144, 180])
    for (const BW of [50, 110]) {
      const parameters = { Gb, BW }
      const body = hovorka.open({ parameters })
      const before = [...body.state]
      body.inputs[0] = hovorkaBasal(hovorkaParameters({ parameters })).infusion
      body.advance(1440)
      body.state.forEach((value, k) => near(value, before[k], 1e-9 * Math.max(1, before[k]), hovorka.states[k].name))
      near(body.outputs[0], Gb, 1e-9, 'glucose')
    }
})

test('what is eaten appears, and what is infused is eliminated', () => {
  const body = hovorka.open({ parameters: {} })
  const insulin = [...body.state]
  let [appeared, eliminated] = [0, 0]
  let [appearance, elimination] = [0, usual.ke * body.outputs[2]]
  for (let minute = 0; minute < 3000; minute++) {
    body.inputs[0] = infusion + (minute < 5 ? 1 : 0)
    body.inputs[1] = minute < 12 ? 5 : 0
    body.advance(1)
    // Trapezoids of a minute.
    appeared += (appearance + body.outputs[3]) / 2
    eliminated += (elimination + usual.ke * body.outputs[2]) / 2
    appearance = body.outputs[3]
    elimination = usual.ke * body.outputs[2]
  }
  near((appeared * usual.BW) / 1000, 0.8 * 60, 0.01, 'g absorbed')
  near(body.state[2], insulin[2], 1e-6, 'insulin under the skin')
  near((eliminated * usual.VI * usual.BW) / 6000, 5 + 3000 * infusion, 1e-3, 'U eliminated')
})

test('the production stops instead of turning round, which the domain counts; no overdose makes an amount negative', () => {
  const body = hovorka.open({ parameters: {} })
  const clip = hovorka.domain.findIndex(({ quantity }) => quantity === 'x3')
  for (let minute = 0; minute < 1440; minute++) {
    body.inputs.set([minute < 10 ? 5 : infusion, 0, 1, 1, minute > 200 && minute < 300 ? 5 : 0])
    body.advance(1)
    for (const value of body.state) assert.ok(value >= 0)
  }
  assert.ok(body.outside[clip] > 300, `${body.outside[clip]} min`)
  assert.ok(body.outside[0] > 100)
  const calm = hovorka.open({ parameters: {} })
  calm.inputs[0] = infusion
  calm.advance(600)
  assert.deepEqual([...calm.outside], [0, 0])
})

/** Outputs after an hour at the basal infusion with one other input changed. */
function changed(index: number, value: number): Float64Array {
  const body = hovorka.open({ parameters: {} })
  body.inputs[0] = infusion
  body.inputs[index] = value
  body.advance(60)
  return body.outputs
}

test('sensitivity and uptake lower glucose, production raises it, the sensor lags', () => {
  const [still] = changed(2, 1)
  assert.ok(changed(2, 1.4)[0] < still - 2)
  assert.ok(changed(3, 1.4)[0] > still + 20)
  const [plasma, sensor] = changed(4, 1)
  assert.ok(plasma < still - 20 && sensor > plasma + 1)
})

test('refuses who needs no insulin, and what is no parameter', () => {
  assert.throws(() => hovorka.open({ parameters: { EGP0: 0.0097 } }), { code: 'GLUCOSE_NO_BASAL' })
  assert.throws(() => hovorka.open({ parameters: { Gb: 500 } }), { code: 'GLUCOSE_NO_BASAL' })
  assert.throws(() => hovorka.open({ parameters: { ke: 0 } }), { code: 'BODY_RANGE' })
  assert.throws(() => hovorka.open({ parameters: { weight: 70 } }), { code: 'BODY_PARAMETER_UNKNOWN' })
})
