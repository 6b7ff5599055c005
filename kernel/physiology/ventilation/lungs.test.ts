import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dormandPrince } from '@vitalbench/kernel/numbers'
import type { Model } from '../body.ts'
import { oneCompartmentLung } from './one-compartment-lung.ts'
import { twoCompartmentLung } from './two-compartment-lung.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const lungs: readonly Model[] = [oneCompartmentLung, twoCompartmentLung]

/** State after a breath in with 20 cmH2O, an effort and an obstruction, and half a breath out. */
const afterBreath = (model: Model, step?: number): readonly number[] => {
  const lung = model.open({ parameters: {}, step })
  lung.inputs.set([20, 3, 0, 1.5])
  lung.advance(0.8)
  lung.inputs.set([5, 0, 0, 1])
  lung.advance(0.4)
  return [...lung.state]
}

for (const model of lungs) {
  test(`${model.name}: the order of convergence of the stepped to the exact solution is four`, () => {
    const exact = afterBreath(model)
    const error = (step: number): number => Math.hypot(...afterBreath(model, step).map((value, k) => value - exact[k]))
    for (const step of [0.04, 0.02, 0.01]) near(Math.log2(error(step) / error(step / 2)), 4, 0.3, `order at ${step} s`)
  })

  test(`${model.name}: rests at 5 cmH2O, and does not care how the time is cut`, () => {
    const lung = model.open({ parameters: {} })
    near(lung.outputs[2], 0.25, 1e-12, 'volume at rest')
    lung.advance(3)
    for (const [k, flow] of [lung.outputs[0], lung.outputs[1]].entries()) near(flow, 0, 1e-12, `flow ${k}`)
    const [whole, cut] = [model.open({ parameters: {} }), model.open({ parameters: {} })]
    whole.inputs[0] = cut.inputs[0] = 18
    whole.advance(0.73)
    for (let k = 0; k < 73; k++) cut.advance(0.01)
    for (const [k, value] of whole.outputs.entries()) near(cut.outputs[k], value, 1e-11, model.outputs[k].name)
  })

  test(`${model.name}: a volume is the integral of its flow, an effort acts like pressure, a leak shows in the flow alone`, () => {
    const lung = model.open({ parameters: {} })
    const other = model.open({ parameters: {} })
    lung.inputs[0] = 15
    other.inputs.set([5, 10, 0.02])
    lung.advance(0)
    other.advance(0)
    let volume = lung.outputs[2]
    const h = 1e-3
    for (let k = 0; k < 1000; k++) {
      const before = lung.outputs[1]
      lung.advance(h)
      other.advance(h)
      volume += (h * (before + lung.outputs[1])) / 2
    }
    near(lung.outputs[2], volume, 1e-6, 'integral of the flow')
    near(other.outputs[2], lung.outputs[2], 1e-12, 'effort')
    near(other.outputs[3], lung.outputs[3] - 10, 1e-12, 'alveolar pressure under effort')
    near(other.outputs[0] - other.outputs[1], 0.02 * 5, 1e-12, 'leak')
  })

  test(`${model.name}: time outside the domain is counted`, () => {
    const lung = model.open({ parameters: {} })
    lung.inputs[0] = 60
    lung.advance(2)
    assert.ok(lung.outside[1] > 1 && lung.outside[1] < 2, `${lung.outside[1]} s overdistended`)
    assert.ok(lung.outside[2] > 0.1 && lung.outside[2] < 1, `${lung.outside[2]} s of turbulent flow`)
  })

  test(`${model.name}: refuses an opening wider than open and a resistance of nothing`, () => {
    const [{ name }] = model.parameters
    assert.throws(() => model.open({ parameters: { [name]: 0 } }), { code: 'BODY_RANGE' })
    const lung = model.open({ parameters: {} })
    lung.inputs[3] = 0.9
    assert.throws(() => lung.advance(1), { code: 'BODY_RANGE', message: /obstruction/ })
    lung.inputs.set([5, 0, -1, 1])
    assert.throws(() => lung.advance(1), { code: 'BODY_RANGE', message: /leak/ })
  })
}

test('an obstruction slows a lung down in proportion', () => {
  const [clear, tight] = [oneCompartmentLung.open({ parameters: {} }), oneCompartmentLung.open({ parameters: {} })]
  clear.inputs[0] = tight.inputs[0] = 20
  tight.inputs[3] = 4
  clear.advance(0.5)
  tight.advance(2)
  near(tight.outputs[2], clear.outputs[2], 1e-12, 'volume after four times the time')
})

test('two compartments agree with an adaptive solver, whatever their modes', () => {
  for (const [airwayResistance, resistance1, compliance1, resistance2, compliance2] of [
    [5, 5, 0.025, 20, 0.025],
    [10, 2, 0.001, 2, 0.2],
    [1e-6, 10, 0.02, 10, 0.02],
    [3, 8, 0.02, 4, 0.04],
  ]) {
    const lung = twoCompartmentLung.open({ parameters: { airwayResistance, resistance1, compliance1, resistance2, compliance2 } })
    lung.inputs.set([22, 2, 0, 1.2, 3])
    const [r0, r1] = [1.2 * airwayResistance, 3 * resistance1]
    const solver = dormandPrince(
      2,
      (_, v, into) => {
        const [p1, p2] = [v[0] / compliance1, v[1] / compliance2]
        const fork = (24 / r0 + p1 / r1 + p2 / resistance2) / (1 / r0 + 1 / r1 + 1 / resistance2)
        into[0] = (fork - p1) / r1
        into[1] = (fork - p2) / resistance2
      },
      { relative: 1e-11, absolute: 1e-12 },
    )
    solver.start(0, lung.state)
    for (const at of [0.05, 0.3, 1.1, 4]) {
      solver.advance(at)
      lung.advance(at - lung.time)
      for (const k of [0, 1]) near(lung.state[k], solver.state[k], 1e-9, `volume ${k + 1} at ${at} s`)
    }
  }
})

test('two compartments of one time constant are one', () => {
  const two = twoCompartmentLung.open({
    parameters: { airwayResistance: 4, resistance1: 6, compliance1: 0.02, resistance2: 3, compliance2: 0.04 },
  })
  const one = oneCompartmentLung.open({ parameters: { resistance: 4 + 2, compliance: 0.06 } })
  two.inputs[0] = one.inputs[0] = 17
  for (let k = 0; k < 20; k++) {
    two.advance(0.05)
    one.advance(0.05)
    for (let output = 0; output < 4; output++) near(two.outputs[output], one.outputs[output], 1e-12, one.outputs.toString())
  }
})

test('air swings from the fast to the slow compartment when the opening is blocked', () => {
  const lung = twoCompartmentLung.open({ parameters: {} })
  lung.inputs[0] = 20
  lung.advance(0.3)
  assert.ok(lung.outputs[4] > lung.outputs[5])
  lung.inputs[3] = 1e9
  lung.advance(0.1)
  near(lung.outputs[6] + lung.outputs[7], 0, 1e-8, 'nothing enters')
  assert.ok(lung.outputs[7] > 0.05, 'the slow one still fills')
  lung.advance(20)
  near(lung.outputs[4], lung.outputs[5], 1e-6, 'equal pressures in the end')
})
