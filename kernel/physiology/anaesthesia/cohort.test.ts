import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mean, quantile, stream, variance } from '@vitalbench/kernel/numbers'
import { anaesthesia } from './anaesthesia.ts'
import { anaesthesiaCohort } from './cohort.ts'
import { anaesthesiaPatient, eleveldModels } from './patient.ts'
import { candidate, plausibilityRules } from './plausibility.ts'
import { bouillonVariability, eleveldVariability, varied } from './variability.ts'

const cohort = anaesthesiaCohort({ size: 300, seed: 'cohort test' })
const bouillon = anaesthesiaCohort({ size: 100, seed: 'cohort test', models: 'bouillon' })
const quartiles = (values: number[]): number[] => [0.25, 0.5, 0.75].map((p) => quantile(values, p))

test('a patient is the same in every cohort of the seed, and another in another', () => {
  assert.deepEqual(anaesthesiaCohort({ size: 3, seed: 'cohort test' }).patients, cohort.patients.slice(0, 3))
  assert.notDeepEqual(anaesthesiaCohort({ size: 1, seed: 'other' }).patients[0].person, cohort.patients[0].person)
  assert.equal(new Set(cohort.patients.map(({ id }) => id)).size, 300)
})

test('draws, acceptance and reasons of rejection add up, and everybody keeps every rule', () => {
  for (const { patients, draws, acceptance, rejected } of [cohort, bouillon]) {
    assert.equal(draws, patients.length + rejected.reduce((sum, each) => sum + each.draws, 0))
    assert.equal(acceptance, patients.length / draws)
    assert.ok(acceptance > 0.6 && acceptance < 0.95, `${acceptance}`)
  }
  for (const { person, parameters } of cohort.patients) {
    const found = candidate(person, eleveldModels, parameters)
    for (const rule of plausibilityRules) assert.ok(rule.holds(found), rule.name)
  }
})

test('doses are those of clinical practice', () => {
  // Induction 1.5 to 2.5 mg/kg below 55 y and 1 to 1.5 above; maintenance 4 to 12 mg/kg/h alone, less with an opioid.
  const [low, middle, high] = quartiles(cohort.patients.map(({ needs }) => needs.induction))
  assert.ok(low > 0.9 && middle > 1.2 && middle < 2 && high < 2.7, `induction ${low} ${middle} ${high}`)
  const maintenance = quartiles(cohort.patients.map(({ needs }) => needs.maintenance))
  assert.ok(maintenance[1] > 3 && maintenance[1] < 6, `maintenance ${maintenance}`)
  assert.ok(
    quantile(
      bouillon.patients.map(({ needs }) => needs.induction),
      0.5,
    ) <
      middle + 1,
  )
})

test('each patient needs what is said: the bolus brings the undelayed index to 50, the infusion keeps it there', () => {
  for (const { person, parameters, needs } of cohort.patients.slice(0, 10)) {
    const body = anaesthesia.open({ parameters: { ...parameters, bisDelay: 0 } })
    body.state[0] = (needs.induction * person.weight) / parameters.propofolV1
    body.advance(needs.propofolPeak)
    assert.ok(Math.abs(body.outputs[0] - 50) < 1e-6)
    body.inputs[0] = (needs.maintenance * person.weight) / 60
    body.advance(60 * 24 * 15)
    assert.ok(Math.abs(body.outputs[0] - 50) < 1e-3, `${body.outputs[0]}`)
  }
})

test('before rejection the spread is the published one, and exchange follows its volume', () => {
  const person = { age: 35, height: 170, weight: 70, sex: 'm' } as const
  const typical = anaesthesiaPatient(person)
  const random = stream('spread')
  const logs = Array.from({ length: 4000 }, () => {
    const own = varied(typical, eleveldVariability, random)
    return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, Math.log(value / typical[name])]))
  })
  const of = (name: string): number[] => logs.map((each) => each[name])
  // The paper prints 0.610, 0.265, 0.702 and 0.242 for V1, CL, ke0 and Ce50.
  for (const [name, deviation] of [
    ['propofolV1', 0.61],
    ['propofolCl1', 0.265],
    ['propofolKe0', 0.702],
    ['bisPropofolC50', 0.242],
  ] as const)
    assert.ok(Math.abs(Math.sqrt(variance(of(name))) / deviation - 1) < 0.05, name)
  assert.ok(Math.abs(Math.sqrt(variance(of('propofolCl2'))) / Math.sqrt(0.11998 + 0.5625 * 0.319203) - 1) < 0.05)
  assert.ok(Math.abs(mean(of('propofolV3'))) < 0.04)
  assert.equal(Math.max(...of('propofolV3').map((value, k) => Math.abs(value - of('propofolV3')[k]))), 0)
})

test('every random effect is on a parameter of the model', () => {
  const listed = new Set(anaesthesia.parameters.map(({ name }) => name))
  for (const { on, deviation } of [...eleveldVariability, ...bouillonVariability]) {
    assert.ok(deviation >= 0 && deviation < 1.1)
    for (const name of Object.keys(on)) assert.ok(listed.has(name), name)
  }
})

test('impossible cohorts are refused', () => {
  for (const size of [0, 1.5, NaN]) assert.throws(() => anaesthesiaCohort({ size, seed: 'x' }), { code: 'ANAESTHESIA_RANGE' })
  for (const ages of [
    [5, 40],
    [60, 40],
    [30, 130],
  ] as const)
    assert.throws(() => anaesthesiaCohort({ size: 1, seed: 'x', ages }), { code: 'ANAESTHESIA_RANGE' })
  assert.throws(() => anaesthesiaCohort({ size: 1, seed: 'x', models: 'bouillon', ages: [95, 99] }), {
    code: 'ANAESTHESIA_NO_PLAUSIBLE_DRAW',
  })
})
