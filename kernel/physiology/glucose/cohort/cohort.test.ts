import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quantile } from '@vitalbench/kernel/numbers'
import { glycaemia } from '../../measures/glycaemia.ts'
import { countedDay } from './counted-day.ts'
import type { GlucosePatient } from './index.ts'
import { glucoseCohort, glucoseModels } from './index.ts'

const names = ['s2008', 's2013', 'hovorka', 'kanderian'] as const
const cohorts = names.map((model) => glucoseCohort({ size: 60, seed: 'cohort test', model }))

/** The day that the rules look at, with the therapy as it is rounded in the cohort. */
const day = ({ model, parameters, basalRate, targetGlucose, carbohydrateRatio, correctionFactor }: GlucosePatient): readonly number[] => {
  const patient = { model: glucoseModels[model], parameters, infusion: basalRate / 60, basalGlucose: targetGlucose }
  return [...countedDay(patient, carbohydrateRatio, correctionFactor)]
}

test('a patient is the same in every cohort of the seed and model, and another in another', () => {
  for (const { options, patients } of cohorts) {
    assert.deepEqual(glucoseCohort({ ...options, size: 3 }).patients, patients.slice(0, 3))
    assert.notDeepEqual(glucoseCohort({ ...options, seed: 'other', size: 1 }).patients[0].parameters, patients[0].parameters)
    assert.equal(new Set(patients.map(({ id }) => id)).size, 60)
  }
})

test('a cohort is plain data: it survives JSON', () => {
  for (const cohort of cohorts) assert.deepEqual(JSON.parse(JSON.stringify(cohort)), cohort)
})

test('draws, acceptance and reasons of rejection add up', () => {
  for (const { patients, draws, acceptance, rejected } of cohorts) {
    assert.equal(draws, patients.length + rejected.reduce((sum, each) => sum + each.draws, 0))
    assert.equal(acceptance, patients.length / draws)
    assert.ok(acceptance > 0.6 && acceptance < 0.98, `${acceptance}`)
  }
})

test('doses are those of adults with a pump', () => {
  for (const { options, patients } of cohorts) {
    const middle = (of: (patient: GlucosePatient) => number): number => quantile(patients.map(of), 0.5)
    const found = {
      basalRate: middle(({ basalRate }) => basalRate),
      dose: middle(({ totalDailyDose, weight }) => totalDailyDose / weight),
      ratio: middle(({ carbohydrateRatio }) => carbohydrateRatio),
      factor: middle(({ correctionFactor }) => correctionFactor),
    }
    const text = `${options.model}: ${JSON.stringify(found)}`
    assert.ok(found.basalRate > 0.6 && found.basalRate < 1.4, text)
    assert.ok(found.dose > 0.4 && found.dose < 0.8, text)
    assert.ok(found.ratio > 7 && found.ratio < 18, text)
    assert.ok(found.factor > 25 && found.factor < 70, text)
  }
})

test('basal and boluses hold glucose on a day with three counted meals', () => {
  for (const { options, patients } of cohorts) {
    const days = patients.map((patient) => glycaemia(day(patient)))
    const shares = days.map(({ timeInRange }) => timeInRange)
    const text = `${options.model}: ${quantile(shares, 0.05)} ${quantile(shares, 0.5)} ${quantile(shares, 0.95)} %`
    assert.ok(quantile(shares, 0.5) > 85 && quantile(shares, 0.05) > 55, text)
    assert.ok(days.every(({ below70, below54 }) => below70 < 5 && below54 < 1.5))
  }
})

test('the basal rate holds the target to its rounding', () => {
  for (const { patients } of cohorts)
    for (const patient of patients.slice(0, 15)) {
      const body = glucoseModels[patient.model].open({ parameters: patient.parameters })
      body.inputs[0] = patient.basalRate / 60
      body.advance(720)
      assert.ok(Math.abs(body.outputs[0] - patient.targetGlucose) < 2, `${patient.id}: ${body.outputs[0]}`)
    }
})

test('impossible cohorts are refused', () => {
  for (const size of [0, 1.5, NaN, 1e6]) assert.throws(() => glucoseCohort({ size, seed: 'x' }), { code: 'GLUCOSE_RANGE' })
})
