import assert from 'node:assert/strict'
import { test } from 'node:test'
import { threeCompartments } from './compartments.ts'
import { eleveldPropofol } from './eleveld-propofol.ts'
import { exactFlow } from './linear-flow.ts'
import { marsh } from './marsh.ts'
import { minto } from './minto.ts'
import { schnider } from './schnider.ts'
import { targetControl } from './target-controlled-infusion.ts'

const person = { age: 48, height: 174, weight: 76, sex: 'm' } as const
const sets = [marsh, schnider, eleveldPropofol(), minto]

test('plasma control holds the target at the end of every interval, at the rate of Krüger-Thiemer in the end', () => {
  for (const set of sets) {
    const drug = set.of(person)
    const pump = targetControl({ drug, site: 'plasma' })
    let rate = NaN
    for (let k = 0; k < 12_000; k++) {
      rate = pump.next(3)
      assert.ok(Math.abs(pump.plasma - 3) < 1e-12, `${set.name}, interval ${k}`)
    }
    // After 33 h the slowest compartment is full: only elimination is left.
    assert.ok(Math.abs(rate / (3 * drug.cl1) - 1) < 0.02, `${set.name}: ${rate}`)
  }
})

test('the first rate of plasma control fills the central volume', () => {
  const drug = marsh.of(person)
  const rate = targetControl({ drug, site: 'plasma' }).next(4)
  // In 10 s little leaves: 4 · V1 and a few per cent.
  assert.ok(rate / 6 > 4 * drug.v1 && rate / 6 < 1.05 * 4 * drug.v1)
})

test('effect-site control is as fast as a bolus can be, and does not overshoot', () => {
  for (const set of sets) {
    const drug = set.of(person)
    const pump = targetControl({ drug, site: 'effect' })
    const flow = exactFlow(threeCompartments(drug, [drug.ke0]))
    const patient = new Float64Array(4)
    let [highest, reached] = [0, NaN]
    for (let k = 0; k < 360; k++) {
      const rate = pump.next(4)
      for (let second = 1; second <= 10; second++) {
        flow(patient, rate, 1 / 60)
        highest = Math.max(highest, patient[3])
        if (Number.isNaN(reached) && patient[3] > 3.98) reached = k / 6 + second / 60
      }
      assert.ok(Math.abs(patient[3] - pump.effect) < 1e-9)
    }
    assert.ok(highest < 4 * 1.005, `${set.name} overshoots to ${highest}`)
    assert.ok(Math.abs(pump.effect - 4) < 0.01, `${set.name} ends at ${pump.effect}`)
    // A bolus that just reaches the target at its peak, the fastest way without overshoot.
    const bolus = new Float64Array(4)
    let [peak, at] = [0, 0]
    bolus[0] = 1
    for (let second = 1; second < 1200; second++) {
      flow(bolus, 0, 1 / 60)
      if (bolus[3] > peak) [peak, at] = [bolus[3], second / 60]
    }
    assert.ok(reached < at + 0.25, `${set.name} takes ${reached} min, a bolus ${at}`)
  }
})

test('a lower target stops the pump until the concentration has fallen to it', () => {
  const pump = targetControl({ drug: schnider.of(person), site: 'effect', maximum: 200 })
  for (let k = 0; k < 120; k++) pump.next(5)
  let pause = 0
  while (pump.next(2.5) === 0) pause += 1
  assert.ok(pause > 6 && Math.abs(pump.effect - 2.5) < 0.15, `${pause} intervals, ${pump.effect}`)
  let lowest = Infinity
  for (let k = 0; k < 120; k++) {
    pump.next(2.5)
    lowest = Math.min(lowest, pump.effect)
  }
  assert.ok(lowest > 2.4 && Math.abs(pump.effect - 2.5) < 1e-2)
})

test('a weak pump delivers what it can', () => {
  const pump = targetControl({ drug: marsh.of(person), site: 'plasma', maximum: 20 })
  assert.equal(pump.next(6), 20)
  assert.ok(pump.plasma < 1)
  assert.throws(() => pump.next(-1), { code: 'ANAESTHESIA_RANGE' })
  assert.throws(() => pump.next(NaN), { code: 'ANAESTHESIA_RANGE' })
  assert.throws(() => targetControl({ drug: marsh.of(person), site: 'plasma', seconds: 2.5 }), { code: 'ANAESTHESIA_RANGE' })
  assert.throws(() => targetControl({ drug: marsh.of(person), site: 'plasma', maximum: 0 }), { code: 'ANAESTHESIA_RANGE' })
})
