import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardiacOutput, meanArterialPressure, outputModel, pressureModel } from './circulation.ts'

const rest = { propofol1: 0, propofol2: 0, remifentanil: 0, norepinephrine: 0 }

const pressure = (sites: Partial<typeof rest>): number => meanArterialPressure(pressureModel, { ...rest, ...sites })

test('pressure without drugs, its fall by propofol and by remifentanil, its rise by norepinephrine', () => {
  assert.equal(pressure({}), 90)
  // Mean pressure is diastolic plus a third of the pulse pressure: 18.1 + (54.8 - 18.1)/3 at most.
  assert.ok(Math.abs(90 - pressure({ propofol1: 1e3, propofol2: 1e3 }) - 30.3333) < 1e-3)
  assert.equal(pressure({ propofol1: 1e60, propofol2: 1e60 }), 90 - pressureModel.propofolMax)
  assert.ok(Math.abs(pressure({ propofol1: 1.96 }) - (90 - pressureModel.propofolMax / 2)) < 1e-12)
  assert.equal(pressure({ remifentanil: 17.1 }), 45)
  assert.ok(Math.abs(pressure({ norepinephrine: 7.04 }) - (90 + 98.7 / 2)) < 1e-12)
  assert.equal(pressure({ remifentanil: 1e9, propofol1: 50 }), 0)
})

test('0.1 µg/kg/min of norepinephrine raises the pressure by a clinical amount', () => {
  // Hamzaoui et al., Crit Care 14:R142 (2010): from 54 to 76 mmHg with doses of that order; clearance is 2 L/min.
  const rise = meanArterialPressure(pressureModel, { ...rest, norepinephrine: (0.1 * 70) / 2 }) - 90
  assert.ok(rise > 10 && rise < 35, `${rise} mmHg`)
})

test('from 0.24 to 0.48 µg/kg/min norepinephrine raises cardiac output by the 11 % of Monnet 2011', () => {
  for (const [weight, clearance] of [
    [50, 2],
    [70, 2],
    [90, 3],
  ]) {
    const half = (outputModel.norepinephrineHalfRate * weight) / clearance
    const at = (rate: number): number => cardiacOutput(outputModel, { ...rest, norepinephrine: (rate * weight) / clearance }, half)
    const rise = (at(0.48) - at(0.24)) / outputModel.baseline
    assert.ok(Math.abs(rise - 0.11) < 0.01, `${rise}`)
  }
})

test('cardiac output falls by up to 2 L/min with propofol and 1.5 L/min with remifentanil', () => {
  assert.equal(cardiacOutput(outputModel, rest, 12.6), 6.5)
  assert.ok(Math.abs(cardiacOutput(outputModel, { ...rest, propofol1: 2.6, propofol2: 2.6 }, 12.6) - 5.5) < 1e-12)
  assert.ok(Math.abs(cardiacOutput(outputModel, { ...rest, remifentanil: 5 }, 12.6) - 5.75) < 1e-12)
})
