import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basalMisfits } from './basal-misfits.ts'
import { solveBasal } from './basal.ts'
import type { FreeParameters } from './parameters.ts'
import { freeParameters } from './parameters.ts'

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const usual = Object.fromEntries(freeParameters.map(({ name, default: value }) => [name, value])) as FreeParameters

test('the published averages of clearance and loss follow from CL and HEb', () => {
  const { parameters } = solveBasal(usual)
  near(parameters.m2, 0.484, 0.0015, 'm2')
  near(parameters.m4, 0.194, 1e-9, 'm4')
  near(parameters.m30, 0.285, 1e-9, 'm30')
})

test('the defaults give back the published averages of production and utilisation within a tenth', () => {
  const { parameters } = solveBasal(usual)
  near(parameters.kp1, 2.7, 0.27, 'kp1')
  near(parameters.Vm0, 2.5, 0.25, 'Vm0')
})

test('the published table of averages is the default', () => {
  // Dalla Man 2006 and 2007, the averages that do not depend on the basal state.
  const published = {
    Vg: 1.88,
    k1: 0.065,
    k2: 0.079,
    Vi: 0.05,
    m1: 0.19,
    HEb: 0.6,
    kmax: 0.0558,
    kmin: 0.008,
    kabs: 0.057,
    f: 0.9,
    b: 0.69,
    d: 0.17,
    kp2: 0.0021,
    kp3: 0.009,
    ki: 0.0079,
    Fsnc: 1,
    Vmx: 0.047,
    Km0: 225.59,
    p2u: 0.0331,
    ke1: 0.0005,
    ke2: 339,
    ka1: 0.0018,
    ka2: 0.0182,
    kd: 0.0164,
  }
  for (const [name, value] of Object.entries(published)) assert.equal(usual[name as keyof typeof published], value, name)
})

test('a solved patient has no misfit', () => {
  const { parameters, amounts, state, infusion } = solveBasal({ ...usual, BW: 52, Gb: 140, Ib: 60, EGPb: 2.6 })
  assert.deepEqual(basalMisfits(parameters, { amounts, state, tolerance: 1e-12 }), [])
  assert.ok(infusion > 0.2 / 60 && infusion < 3 / 60)
})

test('one wrong value is named where it is stated, with its size', () => {
  const { parameters, amounts, state } = solveBasal(usual)
  const [misfit, ...others] = basalMisfits({ ...parameters, m30: parameters.m30 * 1.25 }, { amounts, state, tolerance: 1e-3 }).filter(
    ({ relation }) => relation.startsWith('m30'),
  )
  assert.equal(others.length, 0)
  near(misfit.found / misfit.expected, 1.25, 1e-12, 'ratio')
  near(misfit.relative, 0.2, 1e-12, 'relative size')
  const lifted = state.slice()
  lifted[3] *= 1.1
  const moving = basalMisfits(parameters, { amounts, state: lifted }).map(({ relation }) => relation)
  assert.deepEqual(moving, ["Gp' = 0 at x0", "Gt' = 0 at x0", "Gs' = 0 at x0"])
  assert.deepEqual(
    basalMisfits(parameters, { amounts: { ...amounts, u2ss: amounts.u2ss * 1.02 } }).map(({ relation }) => relation),
    ['u2ss = (m2 + m4) Ipb - m1 Ilb', 'isc1ss = u2ss/(kd + ka1)'],
  )
})

test('what makes a basal state meaningless is a finding of a record and an error of a solution', () => {
  const { parameters } = solveBasal(usual)
  const relations = basalMisfits({ ...parameters, Vmx: 1 }).map(({ relation }) => relation)
  assert.deepEqual(relations, ['Vm0 >= Vmx Ib'])
  assert.throws(() => solveBasal({ ...usual, Gb: 190 }), { code: 'GLUCOSE_NO_BASAL', message: /basal glucose/ })
  assert.throws(() => solveBasal({ ...usual, EGPb: 1 }), { code: 'GLUCOSE_NO_BASAL', message: /production/ })
  assert.throws(() => solveBasal({ ...usual, EGPb: 20 }), { code: 'GLUCOSE_NO_BASAL', message: /slow tissue/ })
  assert.throws(() => solveBasal({ ...usual, HEb: 1 }), { code: 'GLUCOSE_NO_BASAL', message: /extraction/ })
})
