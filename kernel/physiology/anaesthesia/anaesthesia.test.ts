import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from '../body.ts'
import { anaesthesia } from './anaesthesia.ts'
import { bispectralIndex, eleveldBis } from './bis.ts'
import { anaesthesiaPatient, bouillonModels } from './patient.ts'

const person = { age: 64, height: 166, weight: 68, sex: 'f' } as const
const typical = anaesthesiaPatient(person)
const names = anaesthesia.outputs.map(({ name }) => name)
const output = (body: Body, name: string): number => body.outputs[names.indexOf(name)]
const stateAt = (name: string): number => anaesthesia.states.findIndex((state) => state.name === name)

/** Induction, maintenance, bleeding, norepinephrine and a stimulus, in steps of a length; outputs every 5 min. */
function operation(body: Body, step: number): number[][] {
  const seen: number[][] = []
  for (const [minutes, inputs] of [
    [0.5, [260, 60, 0, 0, 0]],
    [4.5, [8, 12, 0, 0, 0]],
    [5, [10, 14, 0, 10, 40]],
    [5, [7, 14, 6, 0, 0]],
    [15, [0, 0, 3, 0, -20]],
  ] as const) {
    body.inputs.set(inputs)
    const steps = Math.max(1, Math.round(minutes / step))
    for (let k = 0; k < steps; k++) body.advance(minutes / steps)
    seen.push([...body.outputs])
  }
  return seen
}

const furthest = (a: number[][], b: number[][]): number =>
  Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i][j]))))

test('the body at rest is awake, and stays so', () => {
  for (const parameters of [typical, anaesthesiaPatient(person, bouillonModels)]) {
    const body = anaesthesia.open({ parameters })
    const rest = [parameters.bisBaseline, 0, 0, 0, 0, 90, 6.5, 0]
    assert.deepEqual([...body.outputs], rest)
    body.advance(60)
    assert.deepEqual([...body.outputs], rest)
    assert.equal(body.time, 60)
    assert.deepEqual([...body.outside], [0, 0, 0, 0, 0, 0])
  }
})

test('the outcome does not depend on how time is cut, with and without a delayed monitor', () => {
  for (const parameters of [typical, anaesthesiaPatient(person, bouillonModels)]) {
    const [coarse, fine, odd] = [5, 1 / 60, 0.0715].map((step) => operation(anaesthesia.open({ parameters }), step))
    assert.ok(furthest(coarse, fine) < 1e-9, `${furthest(coarse, fine)}`)
    assert.ok(furthest(coarse, odd) < 1e-9, `${furthest(coarse, odd)}`)
  }
})

test('a stepped solution approaches the exact one with the fourth power of its step', () => {
  const exact = operation(anaesthesia.open({ parameters: typical }), 0.5)
  const errors = [1 / 6, 1 / 12, 1 / 24].map((step) => furthest(operation(anaesthesia.open({ parameters: typical, step }), 0.5), exact))
  for (let k = 1; k < errors.length; k++) {
    const order = Math.log2(errors[k - 1] / errors[k])
    assert.ok(order > 3.7 && order < 4.4, `order ${order} between ${errors[k - 1]} and ${errors[k]}`)
  }
  assert.ok(errors[0] < 1e-3)
  assert.throws(() => anaesthesia.open({ parameters: typical, step: 0 }), { code: 'ANAESTHESIA_RANGE' })
})

test('the monitor shows the index of 15 + e^(0.0517 age) s ago', () => {
  const delay = eleveldBis(person.age).delay
  const [body, earlier] = [anaesthesia.open({ parameters: typical }), anaesthesia.open({ parameters: { ...typical, bisDelay: 0 } })]
  for (const each of [body, earlier]) each.inputs[0] = 120
  body.advance(delay)
  assert.equal(output(body, 'bis'), 93)
  for (const rate of [120, 0, 15, 40]) {
    earlier.inputs[0] = rate
    earlier.advance(1.5)
    // The other body has the same rates, and is one delay ahead of what it shows.
    body.advance(1.5 - delay)
    body.inputs[0] = [0, 15, 40, 40][[120, 0, 15, 40].indexOf(rate)]
    body.advance(delay)
    assert.ok(Math.abs(output(body, 'bis') - output(earlier, 'bis')) < 1e-9)
  }
})

test('steady infusions end at rate / clearance, and effects at what their curves say there', () => {
  const parameters = anaesthesiaPatient(person, bouillonModels)
  const body = anaesthesia.open({ parameters })
  body.inputs.set([8, 10, 5, 0, 0])
  body.advance(60 * 24 * 60)
  const [propofol, remifentanil] = [8 / parameters.propofolCl1, 10 / parameters.remifentanilCl1]
  const expected = [bispectralIndex(bouillonModels.bis(64), propofol, remifentanil), propofol, propofol, remifentanil, remifentanil]
  for (const [k, value] of expected.entries()) assert.ok(Math.abs(body.outputs[k] - value) < 1e-6, names[k])
  assert.ok(Math.abs(body.state[stateAt('norepinephrinePlasma')] - 5 / 2) < 1e-12)
})

test('norepinephrine of 0.2 µg/kg/min reaches what was measured in volunteers', () => {
  // Ensinger et al., Crit Care Med 20:1250 (1992): from 0.199 to 7.475 ng/mL (standard deviation 1.071) after 30 min.
  const body = anaesthesia.open({ parameters: anaesthesiaPatient({ ...person, weight: 70 }) })
  body.inputs[2] = 0.2 * 70
  body.advance(30)
  assert.ok(Math.abs(body.state[stateAt('norepinephrinePlasma')] - (7.475 - 0.199)) < 1.071)
})

test('a stimulus adds to the index at once and within 0 to 100', () => {
  const body = anaesthesia.open({ parameters: typical })
  for (const [stimulus, shown] of [
    [5, 98],
    [20, 100],
    [-200, 0],
    [0, 93],
  ]) {
    body.inputs[3] = stimulus
    body.advance(0)
    assert.equal(output(body, 'bis'), shown)
  }
})

test('a loss of 30 mL/kg makes propofol 2.7 times as potent and takes three sevenths of the pressure', () => {
  const body = anaesthesia.open({ parameters: { ...typical, bisDelay: 0 } })
  body.inputs.set([10, 0, 0, 0, 0])
  body.advance(90)
  const effect = output(body, 'propofolEffect')
  const before = output(body, 'map')
  body.inputs.set([0, 0, 0, 0, 30 * person.weight * 60])
  body.advance(1 / 60)
  assert.ok(Math.abs(body.state[stateAt('bloodLost')] - 30) < 1e-9)
  assert.ok(Math.abs(output(body, 'bis') - bispectralIndex(eleveldBis(64), 2.7 * output(body, 'propofolEffect'), 0)) < 1e-9)
  assert.ok(Math.abs(output(body, 'map') / before - 4 / 7) < 1e-3)
  assert.ok(Math.abs(output(body, 'propofolEffect') / effect - 1) < 0.01)
  body.inputs[4] = -1e6
  body.advance(1)
  assert.equal(body.state[stateAt('bloodLost')], 0)
  body.inputs[4] = 1e6
  body.advance(1)
  assert.equal(output(body, 'map'), 0)
})

test('time outside the domain is counted', () => {
  const body = anaesthesia.open({ parameters: { ...typical, bisDelay: 0 } })
  const limit = anaesthesia.domain.findIndex(({ quantity }) => quantity === 'bis')
  body.inputs[0] = 60
  let expected = 0
  for (let k = 0; k < 180; k++) {
    body.advance(1 / 6)
    if (output(body, 'bis') < 30) expected += 1 / 6
  }
  assert.ok(expected > 5)
  assert.ok(Math.abs(body.outside[limit] - expected) < 1e-9)
  const whole = anaesthesia.open({ parameters: { ...typical, bisDelay: 0 } })
  whole.inputs[0] = 60
  whole.advance(30)
  assert.ok(Math.abs(whole.outside[limit] - expected) < 1e-9)
  for (const { quantity, unit } of anaesthesia.domain)
    assert.ok(
      [...anaesthesia.outputs, ...anaesthesia.states].some((each) => each.name === quantity && each.unit === unit),
      quantity,
    )
})

test('a state that is set counts, as a bolus does', () => {
  const body = anaesthesia.open({ parameters: typical })
  body.state[0] = 140 / typical.propofolV1
  body.advance(3)
  const slow = anaesthesia.open({ parameters: typical })
  slow.inputs[0] = 140 * 600
  slow.advance(1 / 600)
  slow.inputs[0] = 0
  slow.advance(3)
  assert.ok(Math.abs(output(body, 'propofolEffect') - output(slow, 'propofolEffect')) < 1e-2)
  assert.ok(output(body, 'bis') < 70)
})

test('wrong parameters, inputs and durations are named', () => {
  const without = { ...typical }
  delete without.propofolV1
  assert.throws(() => anaesthesia.open({ parameters: without }), { code: 'ANAESTHESIA_PARAMETER_MISSING', message: /propofolV1/ })
  assert.throws(() => anaesthesia.open({ parameters: { ...typical, propofolv1: 3 } }), { code: 'ANAESTHESIA_PARAMETER_UNKNOWN' })
  for (const wrong of [0, -1, NaN, Infinity])
    assert.throws(() => anaesthesia.open({ parameters: { ...typical, propofolCl1: wrong } }), {
      code: 'ANAESTHESIA_RANGE',
      message: /propofolCl1 in L\/min/,
    })
  const body = anaesthesia.open({ parameters: typical })
  for (const duration of [-1, NaN, Infinity]) assert.throws(() => body.advance(duration), { code: 'ANAESTHESIA_RANGE' })
  body.inputs[1] = -1
  assert.throws(() => body.advance(1), { code: 'ANAESTHESIA_RANGE', message: /input remifentanil in ug\/min is -1/ })
  assert.equal(body.time, 0)
})

test('every parameter that a patient has is listed, and the listed defaults make a body', () => {
  const listed = new Map(anaesthesia.parameters.map(({ name, default: usual }) => [name, usual]))
  for (const name of Object.keys(typical)) assert.ok(listed.has(name), name)
  const own = anaesthesia.parameters.filter(({ default: usual }) => usual === null).map(({ name }) => name)
  const body = anaesthesia.open({ parameters: Object.fromEntries(own.map((name) => [name, typical[name]])) })
  assert.equal(output(body, 'bis'), 97.4)
})
