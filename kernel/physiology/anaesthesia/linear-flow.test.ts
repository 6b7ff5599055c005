import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneCompartment, threeCompartments } from './compartments.ts'
import { eleveldPropofol } from './eleveld-propofol.ts'
import type { Flow } from './linear-flow.ts'
import { exactFlow, steppedFlow } from './linear-flow.ts'
import { marsh } from './marsh.ts'
import { schnider } from './schnider.ts'

const person = { age: 62, height: 168, weight: 81, sex: 'f' } as const

/** Bolus, infusion, pause, infusion; the effect site and plasma at the end of each. */
function course(flow: Flow, size: number): number[] {
  const state = new Float64Array(size)
  state[0] = 25
  return [
    [12, 2],
    [0, 3.5],
    [30, 0.75],
    [6, 20],
  ].flatMap(([rate, minutes]) => {
    flow(state, rate, minutes)
    return [state[0], state[3]]
  })
}

test('steps of Runge and Kutta approach the exact solution with the fourth power of the step', () => {
  for (const set of [marsh, schnider, eleveldPropofol()]) {
    const drug = set.of(person)
    const system = threeCompartments(drug, [drug.ke0, 0.054, 0.0695])
    const exact = course(exactFlow(system), system.size)
    const errors = [0.25, 0.125, 0.0625, 0.03125].map((step) => {
      const stepped = course(steppedFlow(system, step), system.size)
      return Math.max(...stepped.map((value, i) => Math.abs(value - exact[i])))
    })
    for (let k = 1; k < errors.length; k++) {
      const order = Math.log2(errors[k - 1] / errors[k])
      assert.ok(order > 3.85 && order < 4.3, `${set.name}: order ${order} between errors ${errors[k - 1]} and ${errors[k]}`)
    }
    assert.ok(errors[3] < 1e-6, `${set.name}: ${errors[3]}`)
  }
})

test('one compartment has the exponential that everybody knows', () => {
  const flow = exactFlow(oneCompartment({ volume: 8.84, clearance: 2 }))
  const state = Float64Array.of(3)
  flow(state, 10, 7)
  const fading = Math.exp((-2 / 8.84) * 7)
  assert.ok(Math.abs(state[0] - (3 * fading + 5 * (1 - fading))) < 1e-13)
})

test('drug is neither made nor lost: what is infused is in the body or eliminated', () => {
  const drug = marsh.of(person)
  const system = threeCompartments(drug, [drug.ke0])
  const flow = exactFlow(system)
  const state = new Float64Array(4)
  const amount = (): number => drug.v1 * state[0] + drug.v2 * state[1] + drug.v3 * state[2]
  let eliminated = 0
  // Simpson's rule for the clearance over each tenth of a minute.
  for (let k = 0; k < 300; k++) {
    const before = state[0]
    flow(state, 15, 0.05)
    const middle = state[0]
    flow(state, 15, 0.05)
    eliminated += (drug.cl1 * 0.1 * (before + 4 * middle + state[0])) / 6
  }
  assert.ok(Math.abs(amount() + eliminated - 450) < 1e-6, `${amount() + eliminated} of 450 mg`)
  for (let k = 0; k < 400; k++) flow(state, 15, 60)
  for (const concentration of state) assert.ok(Math.abs(concentration / (15 / drug.cl1) - 1) < 1e-12, 'steady state is rate / clearance')
})

test('many lengths of step in turn, more than are remembered, give the same as one', () => {
  const drug = schnider.of(person)
  const system = threeCompartments(drug, [drug.ke0])
  const flow = exactFlow(system)
  const [one, many] = [Float64Array.of(5, 1, 0, 0), Float64Array.of(5, 1, 0, 0)]
  const lengths = Array.from({ length: 40 }, (_, k) => 0.01 * (1 + (k % 13)))
  for (const length of lengths) flow(many, 8, length)
  exactFlow(system)(
    one,
    8,
    lengths.reduce((sum, length) => sum + length),
  )
  for (const [k, value] of one.entries()) assert.ok(Math.abs(many[k] / value - 1) < 1e-12)
})

test('a step that is no step is refused', () => {
  const system = oneCompartment({ volume: 1, clearance: 1 })
  for (const step of [0, -1, NaN, Infinity]) assert.throws(() => steppedFlow(system, step), { code: 'ANAESTHESIA_RANGE' })
})
