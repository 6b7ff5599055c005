import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince, rk4 } from '@vitalbench/kernel/numbers'
import type { Body } from '../../body.ts'
import { basalInfusion, basalState } from './basal.ts'
import { derivative } from './derivative.ts'
import { emptying } from './emptying.ts'
import type { S2008Parameters } from './parameters.ts'
import { s2008, s2008Parameters } from './s2008.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const p = s2008Parameters({ parameters: {} })
const basal = basalInfusion(p)
const meals = [
  { from: 420, grams: 45 },
  { from: 720, grams: 70 },
  { from: 1080, grams: 80 },
]

/** Inputs of a minute of a day with three meals, 5 g/min, each with a bolus in its first minute. */
function inputsAt(minute: number, p: S2008Parameters, gramsPerUnit: number): readonly number[] {
  const meal = meals.find(({ from, grams }) => minute >= from && minute < from + grams / 5)
  const bolus = meal?.from === minute ? meal.grams / gramsPerUnit : 0
  return [basalInfusion(p) + bolus, meal === undefined ? 0 : 5, 1, 1, 0]
}

/** The same day by the equations as published under another integrator, restarted each minute; `look` sees each minute's state. */
function reference(p: S2008Parameters, gramsPerUnit: number, look: (minute: number, state: Float64Array) => void): void {
  const held = new Float64Array(5)
  let meal = 0
  const solver = dormandPrince(13, (_, x, into) => derivative(p, held, meal, x, into), { relative: 1e-10, absolute: 1e-12 })
  let state = basalState(p)
  for (let minute = 0; minute < 1440; minute++) {
    held.set(inputsAt(minute, p, gramsPerUnit))
    if (meals.some(({ from }) => from === minute)) meal = state[0] + state[1]
    if (held[1] > 0) meal += 5000
    solver.start(minute, state)
    solver.advance(minute + 1)
    state = solver.state
    look(minute + 1, state)
  }
}

/** The day by the model itself; worst difference of glucose in mg/dL from the reference. */
function worstError(parameters: Readonly<Record<string, number>>, step: number, gramsPerUnit: number): number {
  const p = s2008Parameters({ parameters })
  const body = s2008.open({ parameters, step })
  let worst = 0
  reference(p, gramsPerUnit, (minute, state) => {
    body.inputs.set(inputsAt(minute - 1, p, gramsPerUnit))
    body.advance(1)
    worst = Math.max(worst, Math.abs(body.outputs[0] - state[3] / p.Vg), Math.abs(body.outputs[1] - state[12] / p.Vg))
  })
  return worst
}

/** A light person whose stomach, gut, tissue and sensor are several times as fast as the average. */
const fast: Readonly<Record<string, number>> = {
  BW: 30,
  CL: 0.73,
  kmax: 0.09,
  kmin: 0.02,
  kabs: 0.3,
  k1: 0.15,
  k2: 0.2,
  EGPb: 2.6,
  ksc: 0.3,
}

test('the error of a day with three meals is below 0.01 mg/dL at half a minute', () => {
  for (const gramsPerUnit of [8, 20, Infinity]) {
    const [average, quick] = [{}, fast].map((parameters) => worstError(parameters, 0.5, gramsPerUnit))
    assert.ok(average < 1e-4, `${average} mg/dL for the average`)
    assert.ok(quick < 0.01, `${quick} mg/dL for a fast person`)
  }
})

/** Plasma glucose in mg/kg and insulin in pmol/kg of a fast person an hour after a snack on a full stomach; no kink of kidney or liver is met. */
function between(step: number): readonly number[] {
  const body = s2008.open({ parameters: { ...fast, ke1: 0 }, step })
  body.state.set([30000, 15000, 8000])
  body.inputs.set([0.02, 5, 1.2, 0.9, 0.5])
  body.advance(1)
  body.inputs.set([0.06, 0, 1.2, 0.9, 0.5])
  body.advance(60)
  return [body.state[3], body.state[5]]
}

test('the order of convergence between the edges of a meal is four', () => {
  const finest = between(1 / 128)
  for (const step of [1, 0.5]) {
    const [first, second] = [between(step), between(step / 2)]
    for (const [k, what] of ['glucose', 'insulin'].entries())
      near(Math.log2(Math.abs(first[k] - finest[k]) / Math.abs(second[k] - finest[k])), 4, 0.3, `order of ${what} at ${step} min`)
  }
})

test('the fast loop is the published derivative under Runge and Kutta', () => {
  const start = Float64Array.of(20000, 9000, 4000, 150, 90, 3, -8, 60, 45, 2, 80, 70, 160)
  const cases = [
    [0.1, 4, 1.4, 0.7, 1.5],
    [0, 0, 0.6, 1.3, 0],
    [0.015, 0, 1, 1, 6],
  ]
  for (const held of cases.map((row) => Float64Array.from(row))) {
    const body = s2008.open({ parameters: {}, step: 0.5 })
    body.state.set(start)
    body.inputs.set(held)
    const state = start.slice()
    // Eating starts with what the stomach held, and the minute's food is counted first.
    let meal = 0
    const solver = rk4(13, (_, x, into) => derivative(p, held, meal, x, into))
    for (let minute = 0; minute < 240; minute++) {
      if (held[1] > 0) meal = 29000 + 1000 * held[1] * (minute + 1)
      solver.advance(minute, state, 1, 0.5)
      body.advance(1)
      for (let k = 0; k < 13; k++) near(body.state[k], state[k], 1e-7 * Math.max(1, Math.abs(state[k])), `state ${k} at ${minute} min`)
    }
  }
})

test('an empty store stands still as it does in the published simulator', () => {
  const held = Float64Array.of(0, 0, 1, 1, 0)
  const below = new Float64Array(13).fill(-1)
  const rate = new Float64Array(13)
  derivative(p, held, 0, below, rate)
  for (const k of [3, 4, 5, 9, 10, 11, 12]) assert.equal(rate[k], 0)
  const body = s2008.open({ parameters: {} })
  body.state.set(below)
  body.advance(1)
  for (const k of [3, 4, 5, 9, 10, 11, 12]) assert.equal(body.state[k], -1)
})

test('at the basal infusion nothing moves, for a whole day', () => {
  const people: readonly Readonly<Record<string, number>>[] = [{}, { BW: 45, Gb: 150, Ib: 70, EGPb: 3 }, fast]
  for (const parameters of people) {
    const own = s2008Parameters({ parameters })
    const infusion = basalInfusion(own)
    const body = s2008.open({ parameters })
    const rate = new Float64Array(13)
    derivative(own, Float64Array.of(infusion, 0, 1, 1, 0), 0, body.state, rate)
    for (const value of rate) near(value, 0, 1e-9, 'derivative')
    body.inputs[0] = infusion
    body.advance(1440)
    near(body.outputs[0], own.Gb, 1e-9, 'glucose')
    near(body.outputs[2], own.Ib, 1e-9, 'insulin')
    near(body.time, 1440, 0, 'time')
  }
})

test('carbohydrate is kept: eaten is in the stomach, in the gut, or absorbed', () => {
  const body = s2008.open({ parameters: {} })
  body.inputs[0] = basal
  let absorbed = 0
  for (let minute = 0; minute < 600; minute += 1) {
    body.inputs[1] = minute < 12 ? 5 : 0
    const [start] = body.outputs.subarray(3)
    body.advance(0.5)
    const [middle] = body.outputs.subarray(3)
    body.advance(0.5)
    // Simpson's rule over the minute.
    absorbed += ((start + 4 * middle + body.outputs[3]) / 6 / p.f) * p.BW
    const eaten = Math.min(60, 5 * (minute + 1)) * 1000
    near(body.state[0] + body.state[1] + body.state[2] + absorbed, eaten, 0.5, `glucose at ${minute + 1} min`)
  }
  near(absorbed, 60000, 20, 'absorbed in the end')
})

test('emptying is fast for a full and an empty stomach and slow between, as published', () => {
  near(emptying(p, 70000, 70000), p.kmin + ((p.kmax - p.kmin) / 2) * (Math.tanh(2.5) - Math.tanh((2.5 * 0.83) / 0.17) + 2), 1e-15, 'full')
  near(emptying(p, p.b * 70000, 70000), p.kmin + ((p.kmax - p.kmin) / 2) * (2 - Math.tanh((2.5 * 0.52) / 0.17)), 1e-15, 'b')
  assert.ok(emptying(p, 0.43 * 70000, 70000) < p.kmin + 0.15 * (p.kmax - p.kmin))
  assert.ok(emptying(p, 0, 70000) > 0.99 * p.kmax)
  assert.equal(emptying(p, 0, 0), p.kmax)
})

const open = () => s2008.open({ parameters: {} })

const meal = (body: Body, grams: number, bolus: number): readonly number[] => {
  const glucose: number[] = []
  for (let minute = 0; minute < 480; minute++) {
    body.inputs[0] = basal + (minute === 0 ? bolus : 0)
    body.inputs[1] = minute < grams / 5 ? 5 : 0
    body.advance(1)
    glucose.push(body.outputs[0])
  }
  return glucose
}

test('a meal raises glucose, insulin lowers it, and the disturbances act in their direction', () => {
  const without = Math.max(...meal(open(), 60, 0))
  const covered = Math.max(...meal(open(), 60, 6))
  assert.ok(without > 220 && without < 330, `${without} mg/dL after 60 g`)
  assert.ok(covered < without - 30, `${covered} mg/dL after 60 g and 6 U`)
  assert.ok(Math.min(...meal(open(), 0, 2)) < 110)
  const after = (k: number, value: number): number => {
    const body = open()
    body.inputs[0] = basal
    body.inputs[k] = value
    body.advance(120)
    return body.outputs[0]
  }
  assert.ok(after(2, 1.4) < 119 && after(2, 0.6) > 121)
  assert.ok(after(3, 0.7) < 115 && after(3, 1.3) > 125)
  assert.ok(after(4, 1) < 100)
  const suspended = open()
  suspended.advance(360)
  assert.ok(suspended.outputs[0] > 150 && suspended.outputs[0] < 600)
})

test('an input held for long is the same as the same input held minute by minute', () => {
  const [long, short] = [s2008.open({ parameters: {} }), s2008.open({ parameters: {} })]
  long.inputs.set([basal, 5, 1, 1, 0])
  short.inputs.set(long.inputs)
  long.advance(15)
  for (let minute = 0; minute < 15; minute++) short.advance(1)
  assert.deepEqual([...long.state], [...short.state])
})

test('time outside the domain is counted by the limit', () => {
  const body = s2008.open({ parameters: {} })
  body.state[3] = 19 * p.Vg
  body.inputs[0] = 0
  let outside = 0
  for (let minute = 0; minute < 60; minute++) {
    body.advance(1)
    if (body.outputs[0] < 20 || body.outputs[0] > 600) outside += 1
  }
  near(body.outside[0], outside, 1e-12, 'glucose')
  body.state[3] = 601 * 1.1 * p.Vg
  body.advance(1)
  near(body.outside[0], outside + 1, 1e-12, 'glucose above')
  assert.equal(body.outside[1], 0)
  body.state[4] = -1
  body.advance(2)
  near(body.outside[1], 2, 1e-12, 'tissue')
})

test('refuses what no patient, pump or solver can have', () => {
  assert.throws(() => s2008.open({ parameters: { weight: 70 } }), { code: 'BODY_PARAMETER_UNKNOWN' })
  assert.throws(() => s2008.open({ parameters: { kd: 0 } }), { code: 'BODY_RANGE', message: /kd/ })
  assert.throws(() => s2008.open({ parameters: { EGPb: 0.9 } }), { code: 'GLUCOSE_NO_BASAL', message: /production/ })
  const body = s2008.open({ parameters: { ka1: 0 } })
  body.inputs[0] = -1
  assert.throws(() => body.advance(1), { code: 'BODY_RANGE', message: /insulin/ })
})
