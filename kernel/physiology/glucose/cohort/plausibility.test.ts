import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { Candidate } from './candidate.ts'
import { candidate } from './candidate.ts'
import type { GlucoseModelName } from './families.ts'
import { families } from './families.ts'
import { plausibilityRules } from './plausibility.ts'

const sound: Candidate = {
  drawn: { BW: 75, Gb: 115 },
  basalRate: 1,
  suspendedGlucose: 280,
  lowestAmount: 0,
  carbohydrateRatio: 11,
  correctionFactor: 40,
  totalDailyDose: 42,
  below70: 1,
  below54: 0,
}

const broken: Readonly<Record<string, readonly Partial<Candidate>[]>> = {
  'parameters above zero': [{ drawn: { BW: 75, Gb: 115, SID: -1e-4 } }],
  'weight 45 to 130 kg': [{ drawn: { BW: 40, Gb: 115 } }, { drawn: { BW: 140, Gb: 115 } }],
  'basal state at 5 to 8 mmol/L': [{ drawn: { BW: 75, Gb: 80 } }, { drawn: { BW: 75, Gb: 150 } }, { basalRate: NaN }],
  'basal insulin 0.1 to 0.8 U/kg/day': [{ basalRate: 0.2 }, { basalRate: 3 }],
  'below 600 mg/dL after 6 h without insulin': [{ suspendedGlucose: 600 }],
  'carbohydrate ratio half to twice 500/TDD': [{ carbohydrateRatio: 5 }, { carbohydrateRatio: 25 }, { carbohydrateRatio: NaN }],
  'total daily dose 0.2 to 1.5 U/kg': [
    { totalDailyDose: 14, carbohydrateRatio: 30 },
    { totalDailyDose: 115, carbohydrateRatio: 4 },
  ],
  'no negative amount': [{ lowestAmount: -0.01 }],
  'correction factor half to twice 1700/TDD': [{ correctionFactor: 15 }, { correctionFactor: 90 }, { correctionFactor: NaN }],
  'counted meals without hypoglycaemia': [{ below70: 5 }, { below54: 2 }],
}

const firstBroken = (found: Candidate): string | undefined => plausibilityRules.find((rule) => !rule.holds(found))?.name

test('a sound patient keeps every rule, and each rule finds what it is for', () => {
  assert.equal(firstBroken(sound), undefined)
  assert.deepEqual(
    Object.keys(broken),
    plausibilityRules.map(({ name }) => name),
  )
  for (const [name, changes] of Object.entries(broken))
    for (const change of changes) assert.equal(firstBroken({ ...sound, ...change }), name, JSON.stringify(change))
})

/** First rule that a patient with own parameters breaks, by simulation. */
const judged = (model: GlucoseModelName, parameters: Record<string, number>): string | undefined =>
  firstBroken(candidate(families[model], parameters))

test('patients made to be implausible are found by simulation', () => {
  const typical = { BW: 75, Gb: 115, SIT: 0.4 * 51.2e-4, SID: 0.4 * 8.2e-4, SIE: 0.4 * 520e-4 }
  assert.equal(judged('hovorka', typical), undefined)
  assert.equal(judged('hovorka', { ...typical, EGP0: 0.009 }), 'basal state at 5 to 8 mmol/L')
  assert.equal(
    judged('hovorka', { ...typical, SIT: 0.1 * 51.2e-4, SID: 0.1 * 8.2e-4, SIE: 0.1 * 520e-4 }),
    'basal insulin 0.1 to 0.8 U/kg/day',
  )
  assert.equal(
    judged('hovorka', { ...typical, EGP0: 0.05, F01: 0.005, ke: 0.02, ka1: 0.1, ka2: 0.5, ka3: 0.5, tI: 10 }),
    'below 600 mg/dL after 6 h without insulin',
  )
  assert.equal(judged('kanderian', { BW: 75, Gb: 115, AG: 0.2 }), 'carbohydrate ratio half to twice 500/TDD')
})

const moments = (values: readonly number[]): readonly [mean: number, deviation: number] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))]
}

test('before rejection means and spreads are the published ones', () => {
  const draws = 4000
  const sample = (model: GlucoseModelName): Record<string, number>[] => {
    const random = stream('spread', model)
    return Array.from({ length: draws }, () => families[model].draw(random))
  }
  const check = (what: string, values: readonly number[], mean: number, deviation: number): void => {
    const [foundMean, foundDeviation] = moments(values)
    // Four standard errors of the mean, and of a standard deviation of a normal distribution.
    assert.ok(Math.abs(foundMean - mean) < (4 * deviation) / Math.sqrt(draws), `mean of ${what}: ${foundMean}`)
    assert.ok(Math.abs(foundDeviation / deviation - 1) < 4 / Math.sqrt(2 * draws), `deviation of ${what}: ${foundDeviation}`)
  }
  const hovorka = sample('hovorka')
  check(
    'weight',
    hovorka.map(({ BW }) => BW),
    76.3,
    15.9,
  )
  check(
    'basal glucose',
    hovorka.map(({ Gb }) => Gb),
    119.13,
    7.11,
  )
  check(
    'SID',
    hovorka.map(({ SID }) => SID),
    0.4 * 8.2e-4,
    0.4 * 3.2e-4,
  )
  check(
    'SIT',
    hovorka.map(({ SIT }) => SIT),
    0.4 * 51.2e-4,
    0.4 * 14.4e-4 * Math.sqrt(1 + 0.25 ** 2 / 3),
  )
  check(
    'SIE',
    hovorka.map(({ SIE }) => SIE),
    0.4 * 520e-4,
    0.4 * 137.5e-4 * Math.sqrt(1 + 0.75 ** 2 / 3),
  )
  check(
    'log ka1',
    hovorka.map(({ ka1 }) => Math.log(ka1)),
    Math.log(0.006),
    0.4,
  )
  check(
    'log tI',
    hovorka.map(({ tI }) => Math.log(tI)),
    Math.log(55),
    0.2,
  )
  check(
    'log tm',
    sample('kanderian').map(({ tm }) => Math.log(tm)),
    Math.log(48),
    0.28,
  )
  const s2008 = sample('s2008')
  check(
    'log p2u',
    s2008.map(({ p2u }) => Math.log(p2u)),
    Math.log(0.0331),
    0.3,
  )
  check(
    'log Vmx',
    s2008.map(({ Vmx }) => Math.log(Vmx)),
    Math.log(0.047 * 1.6),
    Math.hypot(0.4, 0.2),
  )
})
