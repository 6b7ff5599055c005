import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bolusPeak } from './bolus-peak.ts'
import { eleveldPropofol } from './eleveld-propofol.ts'
import { eleveldRemifentanil } from './eleveld-remifentanil.ts'
import { marsh } from './marsh.ts'
import { minto } from './minto.ts'
import type { Person } from './person.ts'
import { fatFreeMass, leanBodyMass } from './person.ts'
import { schnider } from './schnider.ts'

const man: Person = { age: 35, height: 170, weight: 70, sex: 'm' }
const woman: Person = { age: 35, height: 165, weight: 60, sex: 'f' }
const near = (observed: number, expected: number, tolerance: number, what = ''): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

test('the typical patient of each paper has the values that the paper prints', () => {
  const propofol = eleveldPropofol({ opioid: false }).of(man)
  for (const [name, value, digits] of [
    ['v1', 6.28, 5e-3],
    ['v2', 25.5, 0.05],
    ['v3', 273, 0.5],
    ['cl1', 1.79, 5e-3],
    ['cl3', 1.11, 5e-3],
  ] as const)
    near(propofol[name], value, digits, name)
  const volunteer = schnider.of({ age: 53, height: 177, weight: 77, sex: 'm' })
  near(volunteer.v2, 18.9, 1e-12)
  near(volunteer.cl2, 1.29, 1e-12)
  const forty = minto.of({ age: 40, height: 170, weight: 69.5, sex: 'm' })
  near(forty.v1, 5.1, 0.02)
  near(forty.cl1, 2.6, 0.01)
  assert.equal(forty.ke0, 0.595)
})

test('an opioid slows propofol with age, venous sampling sees a larger central volume', () => {
  const [plain, opioid] = [eleveldPropofol({ opioid: false }).of({ ...man, age: 70 }), eleveldPropofol().of({ ...man, age: 70 })]
  near(opioid.cl1 / plain.cl1, Math.exp(-0.00285709 * 70), 1e-12)
  near(opioid.v3 / plain.v3, Math.exp(-0.0138166 * 70), 1e-12)
  const venous = eleveldPropofol({ sampling: 'venous' }).of(man)
  // θ17 is 1.419 and θ18 is 0.681 in the paper; the central volume of 70 kg is 70/(70 + 33.6) of its greatest.
  near(venous.v1 / eleveldPropofol().of(man).v1, 1 + 1.419 * (1 - 70 / 103.6), 1e-3)
  near(venous.cl2 / eleveldPropofol().of(man).cl2, 0.681, 1e-3)
  assert.equal(venous.ke0, 1.24)
})

test('clearance of propofol is half mature 42.3 weeks after the last menstruation', () => {
  const newborn: Person = { age: 0, height: 50, weight: 3.5, sex: 'm' }
  const clearance = (postmenstrualWeeks: number): number => eleveldPropofol().of({ ...newborn, postmenstrualWeeks }).cl1
  near(clearance(42.276) / clearance(6000), 0.5, 1e-4)
  assert.equal(eleveldPropofol().of(newborn).cl1, clearance(40))
})

/** Clearance of women over that of men, beyond what fat-free mass explains. */
const ratioAt = (age: number): number => {
  const [f, m] = [
    { ...woman, age },
    { ...woman, age, sex: 'm' as const },
  ]
  const size = (fatFreeMass(f) / fatFreeMass(m)) ** 0.75
  return eleveldRemifentanil.of(f).cl1 / eleveldRemifentanil.of(m).cl1 / size
}

test('women of childbearing age clear remifentanil faster than men of the same fat-free mass', () => {
  assert.ok(ratioAt(25) > 1.4 && ratioAt(25) < 1.470405)
  assert.ok(ratioAt(4) < 1.001)
  assert.ok(ratioAt(80) < 1.02)
})

test('lean body mass turns down in obesity, and what becomes of it is refused', () => {
  near(leanBodyMass(man), 77 - 128 * (70 / 170) ** 2, 1e-12)
  assert.ok(leanBodyMass({ ...woman, weight: 140 }) < leanBodyMass({ ...woman, weight: 100 }))
  assert.throws(() => minto.of({ ...woman, height: 150, weight: 200 }), { code: 'ANAESTHESIA_COVARIATES', message: /minto gives v1 -/ })
  assert.throws(() => schnider.of({ ...man, age: 110 }), { code: 'ANAESTHESIA_COVARIATES', message: /v2 -/ })
  for (const wrong of [{ age: NaN }, { age: -1 }, { height: 1.7 }, { weight: 0 }, { postmenstrualWeeks: 3 }])
    assert.throws(() => marsh.of({ ...man, ...wrong }), { code: 'ANAESTHESIA_RANGE' })
})

test('the effect site peaks after a bolus when the EEG does', () => {
  // Visually 1.6 min (Schnider 1999); remifentanil peaks within 1 to 2 min.
  near(bolusPeak(schnider.of({ age: 53, height: 177, weight: 77, sex: 'm' })).minutes, 1.6, 0.1)
  near(bolusPeak(minto.of(man)).minutes, 1.5, 0.5)
  near(bolusPeak(eleveldRemifentanil.of(man)).minutes, 1.5, 0.5)
})
