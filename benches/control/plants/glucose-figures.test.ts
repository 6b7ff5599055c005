import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, Outcome, OutcomeValue, Zone } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { canonicalJson } from '@vitalbench/kernel/seal'
import { sessionsOf } from '../sessions.ts'
import type { Session } from '../sessions.ts'
import { openTrace } from '../session/trace.ts'
import { quietPlan } from '../testing/glucose-days.ts'
import { text } from '../text.ts'
import { glucoseFigures } from './glucose-figures.ts'
import { glucoseProfile, judgeGlucose } from './glucose-indices.ts'

const plan = quietPlan({ cohort: { size: 1, model: 's2008' } })

/** A session as its outcome tells it, by the true glucose at each decision. */
function outcomeOf(patient: string, condition: string, course: readonly number[], periodSeconds = 1800): Outcome {
  const trace = openTrace({ periodSeconds, steps: course.length - 1, observations: 3, commands: 3 })
  for (const [k, value] of course.entries()) trace.truth.set([value, 0, 110], 3 * k)
  const values: Record<string, OutcomeValue> = { patient, condition, chain: '' }
  for (const [name, value] of Object.entries(judgeGlucose(trace, plan))) values[`index.${name}`] = value
  return { case: `${patient}/${condition}`, status: 'ok', reason: null, values: { ...values, ...glucoseProfile(trace) } }
}

// Courses of every kind, from near zero to 600 mg/dL; half of them as they may be in life, so that every zone is met.
const random = stream('figures')
const sessions: readonly Session[] = sessionsOf(
  Array.from({ length: 3000 }, (_, i) => {
    const [middle, width] = i % 2 ? [90 + 60 * random.double(), 60 * random.double()] : [600 * random.double(), 200 * random.double()]
    const course = Array.from({ length: 49 }, () => Math.max(5, middle + width * random.normal()))
    return outcomeOf(`p${i}`, i % 3 ? 'no-fault' : 'occlusion', course)
  }),
  'product',
)
const figures = glucoseFigures(sessions, plan, [])

type Zones = Extract<Figure, { kind: 'zones' }>
type Point = readonly [x: number, y: number]

const figureOf = (id: string): Zones => figures.find((figure): figure is Zones => figure.kind === 'zones' && figure.id === id)!

const edges = (polygon: Zone['polygon']): readonly (readonly [Point, Point])[] =>
  polygon.map((corner, i) => [corner, polygon[(i + 1) % polygon.length]] as const).filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1])

/** Distance to the nearest edge where a convex polygon holds the point, below 0 where it does not. */
function depth({ polygon }: Zone, [x, y]: Point): number {
  const sides = edges(polygon).map(([[x0, y0], [x1, y1]]) => {
    const length = Math.hypot(x1 - x0, y1 - y0)
    return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length
  })
  return Math.max(Math.min(...sides), Math.min(...sides.map((side) => -side)))
}

const area = ({ polygon }: Zone): number => Math.abs(edges(polygon).reduce((sum, [[x0, y0], [x1, y1]]) => sum + (x0 * y1 - x1 * y0) / 2, 0))

const domainsOf = ({ x, y }: Zones): readonly [Point, Point] =>
  [x.domain!, y.domain!].map((range) => range.toSorted((a, b) => a - b)) as never

const clamped = (value: number, [low, high]: Point): number => Math.min(high, Math.max(low, value))

for (const [id, count] of [
  ['cvga', 9],
  ['gri', 5],
] as const) {
  const figure = figureOf(id)
  const { zones, series } = figure
  const [x, y] = domainsOf(figure)

  test(`${id}: every point lies in the polygon of the zone that it is counted in`, () => {
    const points = series.flatMap((each) => each.points)
    assert.equal(points.length, 3000)
    assert.equal(series[0].points.length, 2000)
    for (const point of points) {
      const zone = zones.find((each) => each.id === point.zone)
      assert.ok(zone, `zone ${point.zone}`)
      const at = [clamped(point.x, x), clamped(point.y, y)] as const
      assert.ok(depth(zone, at) >= -1e-9, `${point.label} at ${at} is not in ${zone.id}`)
    }
    assert.deepEqual([...new Set(points.map(({ zone }) => zone))].toSorted(), zones.map((zone) => zone.id).toSorted(), 'every zone is met')
  })

  test(`${id}: the zones tile the plane, without gap and overlap`, () => {
    assert.equal(zones.length, count)
    const total = zones.reduce((sum, zone) => sum + area(zone), 0)
    assert.ok(Math.abs(total - (x[1] - x[0]) * (y[1] - y[0])) < 1e-9, `${total}`)
    for (const { polygon, id: zone } of zones)
      for (const [px, py] of polygon) assert.ok(px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1], `corner ${px}, ${py} of ${zone}`)
    for (let i = 0; i < 5000; i++) {
      const at = [x[0] + (x[1] - x[0]) * random.double(), y[0] + (y[1] - y[0]) * random.double()] as const
      assert.equal(zones.filter((zone) => depth(zone, at) > 0).length, 1, `zones at ${at}`)
    }
  })
}

test('points on the borders of the grid of risk: 20 is A, a little more is B', () => {
  const { zones } = figureOf('gri')
  const zone = (id: string) => zones.find((each) => each.id === id)!
  // 5 % below 54 and 3.125 % above 250 make 15 + 5.
  assert.ok(depth(zone('A'), [5, 3.12]) > 0 && depth(zone('B'), [5, 3.13]) > 0 && Math.abs(depth(zone('A'), [5, 3.125])) < 1e-12)
  assert.ok(depth(zone('D'), [0, 49.9]) >= 0 && depth(zone('E'), [0, 50.1]) >= 0 && depth(zone('E'), [30, 60]) >= -1e-12)
})

test('every word of the figures is in the catalogue, and every number is one', () => {
  const shown = glucoseFigures(sessions.slice(0, 30), plan, sessions.slice(0, 2))
  assert.deepEqual(
    shown.map(({ id }) => id),
    ['agp-cohort', 'cvga', 'gri', 'agp-p0-occlusion', 'agp-p1-no-fault'],
  )
  const keys = Array.from(canonicalJson(shown).matchAll(/"key":"([^"]+)"/g), ([, key]) => key)
  const ours = keys.filter((key) => !Object.hasOwn(text.en!, key))
  assert.deepEqual([...new Set(ours)], [])
})

test('the share of good sessions in the caption is that of zones A and B', () => {
  const courses = [
    Array.from({ length: 49 }, () => 120),
    Array.from({ length: 49 }, (_, k) => (k % 2 ? 80 : 250)),
    Array.from({ length: 49 }, (_, k) => (k % 2 ? 80 : 320)),
    Array.from({ length: 49 }, (_, k) => (k % 2 ? 40 : 420)),
  ]
  const four = sessionsOf(
    courses.map((course, i) => outcomeOf(`p${i}`, 'no-fault', course)),
    'product',
  )
  const { caption, series } = glucoseFigures(four, plan, []).find(({ id }) => id === 'cvga') as Zones
  assert.deepEqual(typeof caption === 'object' && caption.values, { good: 50 })
  assert.deepEqual(
    series.map(({ points }) => points.map(({ zone }) => zone)),
    [['A', 'B', 'upper D', 'E']],
  )
})

/** A day at one level in mg/dL, with a decision every so many seconds. */
const flat = (level: number, every: number) => Array.from({ length: 86_400 / every + 1 }, () => level)

const two = (every: number) =>
  sessionsOf([outcomeOf('a', 'no-fault', flat(100, every), every), outcomeOf('b', 'no-fault', flat(140, every), every)], 'product')

test('a profile is the mean over sessions; half hours without a decision leave no hole', () => {
  for (const [every, count] of [
    [300, 48],
    [3600, 24],
    [7200, 12],
  ]) {
    const [profile] = glucoseFigures(two(every), plan, [])
    canonicalJson(profile)
    assert.ok(profile.kind === 'curves')
    const [{ x, y, ranges }] = profile.series
    assert.deepEqual([x.length, y.length, ...ranges!.map(({ low }) => low.length)], [count, count, count, count])
    assert.deepEqual([x[0], new Set(y)], [0.25, new Set([120])])
  }
  assert.deepEqual(glucoseFigures([], plan, []), [])
})
