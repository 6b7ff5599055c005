import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glycaemia } from '@vitalbench/kernel/physiology'
import { openTrace } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import { quietPlan } from '../testing/glucose-days.ts'
import { glucoseIndices, glucoseProfile, judgeGlucose, profileBins, profilePercentiles } from './glucose-indices.ts'

/** A trace by its true glucose and what was delivered at each decision. */
function traceOf(course: readonly number[], periodSeconds: number, delivered: readonly number[] = [0, 0, 0]): Trace {
  const trace = openTrace({ periodSeconds, steps: course.length - 1, observations: 3, commands: 3 })
  for (const [k, value] of course.entries()) trace.truth.set([value, 40, 110], 3 * k)
  for (let k = 0; k < trace.steps; k++) trace.delivered.set(delivered, 3 * k)
  return trace
}

const plan = quietPlan({ cohort: { size: 1, model: 's2008' } })
const near = (observed: number | null, expected: number, tolerance: number, what: string): void =>
  assert.ok(observed !== null && Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

// 289 values of a day: 4 below 54, 16 from 54 to 70, 200 at 100, 20 at 160, 30 at 200, 19 at 300; the ends of the ranges are within them.
const course = [
  ...Array.from({ length: 100 }, () => 100),
  ...Array.from({ length: 4 }, () => 50),
  ...Array.from({ length: 16 }, () => 60),
  ...Array.from({ length: 98 }, () => 100),
  70,
  140,
  ...Array.from({ length: 19 }, () => 160),
  180,
  ...Array.from({ length: 30 }, () => 200),
  ...Array.from({ length: 19 }, () => 300),
]

const share = (values: number): number => (100 * values) / 289

test('indices of a course that is counted by hand', () => {
  const found = judgeGlucose(traceOf(course, 300, [1.2, 0, 0]), plan)
  for (const [name, expected] of [
    ['timeInRange', share(220)],
    ['timeInTightRange', share(200)],
    ['timeBelow70', share(20)],
    ['timeBelow54', share(4)],
    ['timeAbove180', share(49)],
    ['timeAbove250', share(19)],
    // (19 800 + 200 + 960 + 210 + 3 040 + 180 + 6 000 + 5 700) / 289.
    ['meanGlucose', 36090 / 289],
    ['gmi', 3.31 + (0.02392 * 36090) / 289],
    ['gri', 3 * share(4) + 2.4 * share(16) + 1.6 * share(19) + 0.8 * share(30)],
    // Twenty minutes below 54 are one event.
    ['hypoEvents', 1],
    ['insulinUsed', 28.8],
  ] as const)
    near(found[name], expected, 1e-9, name)
  assert.equal(found.glucagonUsed, null)
  assert.deepEqual(Object.keys(found).toSorted(), glucoseIndices.map(({ name }) => name).toSorted())
})

test('indices are those of the kernel over all values of the trace', () => {
  const found = judgeGlucose(traceOf(course, 300), plan)
  const { cv, lbgi, hbgi, gri, mean } = glycaemia(course)
  assert.deepEqual([found.glucoseCv, found.lbgi, found.hbgi, found.gri, found.meanGlucose], [cv, lbgi, hbgi, gri, mean])
  // Values of one day that is half as long count the same; insulin and events count by the day.
  const twoDays = quietPlan({ cohort: { size: 1, model: 's2013' }, scenario: { days: 2 } })
  const twice = judgeGlucose(traceOf([...course.slice(0, -1), ...course], 300, [1.2, 0, 0.5]), twoDays)
  near(twice.insulinUsed, 28.8, 1e-9, 'insulin a day')
  near(twice.hypoEvents, 1, 1e-12, 'events a day')
  near(twice.glucagonUsed, 144, 1e-9, 'glucagon a day')
})

test('glucose that falls to zero before the envelope stops it is judged as 1 mg/dL', () => {
  const { lbgi, timeBelow54 } = judgeGlucose(traceOf([100, 20, -3, -3], 300), plan)
  near(timeBelow54, 75, 1e-9, 'below 54')
  // 10·(1.509·5.381)² = 659.33 for 1 mg/dL, whose logarithm is 0; 10·(1.509·(2.9957^1.084 − 5.381))² = 100.04 for 20; 0.48 for 100.
  near(lbgi, (2 * 659.33 + 100.04 + 0.48) / 4, 0.02, 'low blood glucose index')
})

const percentile = (profile: readonly (number | null)[], which: number): readonly (number | null)[] =>
  profile.slice(which * profileBins, (which + 1) * profileBins)

const profileOf = (trace: Trace): readonly (number | null)[] => glucoseProfile(trace).profile as readonly (number | null)[]

test('the profile puts every value into its half hour of the day', () => {
  const days = traceOf(
    Array.from({ length: 577 }, (_, k) => (k === 576 ? 100 : 100 + Math.floor((k % 288) / 6))),
    300,
  )
  const profile = profileOf(days)
  assert.equal(profile.length, 48 * 5)
  for (let which = 0; which < 5; which++)
    assert.deepEqual(
      percentile(profile, which),
      Array.from({ length: 48 }, (_, bin) => 100 + bin),
    )
  // A value at 06:30 stands in the half hour that begins then.
  const once = profileOf(traceOf([...Array.from({ length: 78 }, () => 100), 190, ...Array.from({ length: 210 }, () => 100)], 300))
  assert.deepEqual(
    percentile(once, profilePercentiles.length - 1).flatMap((value, bin) => (value === 100 ? [] : [bin])),
    [13],
  )
})

test('percentiles of a half hour are those of its values over all days', () => {
  // 0, 10, … 100 above 100 on eleven days, held for the whole day.
  const days = Array.from({ length: 11 }, (_, day) => Array.from({ length: 24 }, () => 100 + 10 * day)).flat()
  const profile = profileOf(traceOf([...days, 100], 3600))
  for (const [which, expected] of [105, 125, 150, 175, 195].entries())
    assert.deepEqual(
      percentile(profile, which).slice(2),
      Array.from({ length: 46 }, (_, bin) => (bin % 2 === 0 ? expected : null)),
      `percentile ${profilePercentiles[which]}`,
    )
})

test('the coordinates on the grids are the percentiles and the components of risk', () => {
  const { lowGlucose, highGlucose, hypoglycaemia, hyperglycaemia } = glucoseProfile(traceOf(course, 300))
  // 2.5 % of 289 values are the 7.2nd from either end: 60 among the 20 lowest, 300 among the 19 highest.
  assert.deepEqual([lowGlucose, highGlucose], [60, 300])
  near(hypoglycaemia as number, (100 * (4 + 0.8 * 16)) / 289, 1e-9, 'hypoglycaemia')
  near(hyperglycaemia as number, (100 * (19 + 0.5 * 30)) / 289, 1e-9, 'hyperglycaemia')
})
