import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hovorka, hovorkaBasal, hovorkaParameters } from '../hovorka/index.ts'
import { carbohydrateRatio, correctionFactor, suspension, trial } from './therapy.ts'

const parameters = { BW: 75, Gb: 115, SIT: 0.4 * 51.2e-4, SID: 0.4 * 8.2e-4, SIE: 0.4 * 520e-4 }
const { infusion } = hovorkaBasal(hovorkaParameters({ parameters }))
const patient = { model: hovorka, parameters, infusion, basalGlucose: 115 }

test('after the bolus of the ratio glucose falls to 85 % of the basal one, and not below', () => {
  const ratio = carbohydrateRatio(patient)
  const { lowest } = trial(patient, { minutes: 480, infusion, dose: 60 / ratio, food: 60 })
  assert.ok(Math.abs(lowest - 0.85 * 115) < 0.5, `${lowest}`)
})

test('the correction of a forgotten bolus does as well', () => {
  const given = { minutes: 480, infusion, doseAt: 120, food: 60 }
  const { atDose } = trial(patient, given)
  const { lowest } = trial(patient, { ...given, dose: (atDose - 115) / correctionFactor(patient) })
  assert.ok(atDose > 200)
  assert.ok(Math.abs(lowest - 0.85 * 115) < 0.5, `${lowest}`)
})

test('without insulin glucose rises by tens of mg/dL in an hour', () => {
  const { highest, lowestAmount } = suspension(patient)
  assert.ok(highest > 115 + 6 * 15 && highest < 115 + 6 * 60, `${highest}`)
  assert.equal(lowestAmount, 0)
})

test('twice the sensitivity doubles the ratio, or nearly', () => {
  const sensitive = { ...parameters, SIT: 2 * parameters.SIT, SID: 2 * parameters.SID, SIE: 2 * parameters.SIE }
  const basal = hovorkaBasal(hovorkaParameters({ parameters: sensitive })).infusion
  assert.ok(Math.abs(infusion / basal - 2) < 1e-9)
  const quotient = carbohydrateRatio({ ...patient, parameters: sensitive, infusion: basal }) / carbohydrateRatio(patient)
  assert.ok(Math.abs(quotient - 2) < 0.02, `${quotient}`)
})

test('where the least dose is too much there is no ratio', () => {
  const excessive = { ...parameters, AG: 0.001, SIT: 10 * parameters.SIT, SID: 10 * parameters.SID, SIE: 10 * parameters.SIE }
  const basal = hovorkaBasal(hovorkaParameters({ parameters: excessive })).infusion
  assert.ok(Number.isNaN(carbohydrateRatio({ ...patient, parameters: excessive, infusion: basal })))
})
