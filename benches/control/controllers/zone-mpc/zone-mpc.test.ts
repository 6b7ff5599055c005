import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { activeInsulin } from './active-insulin.ts'
import { filterGains, gainOf, impulseResponse } from './insulin-model.ts'
import { openPlanner } from './plan-insulin.ts'
import type { ZoneTask } from './plan-insulin.ts'
import { zoneLow } from './zone.ts'

test('the response to a unit is that of the transfer function, written out as a difference equation', () => {
  const [p1, p2, dose] = [0.98, 0.965, 40]
  const numerator = ((1800 * 1.5) / dose) * -60 * (1 - p1) * (1 - p2) ** 2
  assert.ok(Math.abs(gainOf(dose) / numerator - 1) < 1e-12)
  // (1 − p1 z⁻¹)(1 − p2 z⁻¹)² = 1 + a1 z⁻¹ + a2 z⁻² + a3 z⁻³
  const [a1, a2, a3] = [-(p1 + 2 * p2), p2 * p2 + 2 * p1 * p2, -p1 * p2 * p2]
  const y = [0, 0, 0]
  for (let k = 3; k < 200; k++) y.push(-a1 * y[k - 1] - a2 * y[k - 2] - a3 * y[k - 3] + (k === 3 ? numerator : 0))
  const found = impulseResponse(199, gainOf(dose))
  // found[0] is one period after the unit.
  for (let k = 1; k < 200; k++) assert.ok(Math.abs(found[k - 1] - y[k]) < 1e-9, `period ${k}`)
  // 1 U lowers glucose by no more than the rule of 1800 with its factor for safety.
  assert.ok(Math.min(...found) < -0.3 * ((1800 * 1.5) / dose) && Math.min(...found) > -(1800 * 1.5) / dose)
})

test('the response to a unit is the sum of its poles, in closed form', () => {
  const [a, b, gain] = [0.98, 0.965, gainOf(55)]
  const found = impulseResponse(300, gain)
  // Partial fractions of z⁻³ / ((1 − a z⁻¹)(1 − b z⁻¹)²), n periods after z⁻³.
  for (let n = 0; n < 297; n++) {
    const exact = (a ** (n + 2) - b ** (n + 2)) / (a - b) ** 2 - ((n + 2) * b ** (n + 1)) / (a - b)
    assert.ok(Math.abs(found[n + 2] / gain - exact) < 1e-7, `period ${n}`)
  }
})

test('the gains of the filter are those that scipy solves the Riccati equation for', () => {
  // scipy.linalg.solve_discrete_are of [[0.98, 1], [0, 0.9]], push 1, sensor 8.
  const [glucose, push] = filterGains(8, 1)
  assert.ok(Math.abs(glucose - 0.3324098) < 1e-7 && Math.abs(push - 0.06756965) < 1e-7, `${glucose} ${push}`)
})

test('the zone is 80 to 140 mg/dL by day, 90 to 140 by night, and has no step', () => {
  assert.deepEqual(
    [0, 5, 6, 7, 12, 22, 23, 24, 30].map((hour) => zoneLow(hour)),
    [90, 90, 85, 80, 80, 80, 85, 90, 85],
  )
  for (let hour = 0; hour < 24; hour += 0.01) assert.ok(Math.abs(zoneLow(hour + 0.01) - zoneLow(hour)) < 0.051)
})

test('insulin is at work for four hours, less by a 48th every 5 min', () => {
  const active = activeInsulin()
  active.give(0, 2)
  for (let index = 1; index < 100; index++) {
    assert.ok(Math.abs(active.at(index) - 2 * Math.max(0, 1 - index / 48)) < 1e-12)
    active.give(index, 0)
  }
})

const random = stream('zone')
const drawn = (horizon: number): ZoneTask => {
  const [now, slope] = [-80 + 260 * random.double(), -15 + 30 * random.double()]
  return {
    free: Float64Array.from({ length: horizon }, (_, k) => now + slope * (k + 1)),
    now,
    low: Float64Array.from({ length: horizon }, () => -30 + 10 * random.double()),
    high: new Float64Array(horizon).fill(30),
    response: impulseResponse(horizon, gainOf(10 + 70 * random.double())),
    rising: random.double() < 0.5 ? 0 : 1500 * random.double(),
    least: -0.02 - 0.1 * random.double(),
    most: 0.001 + 2 * random.double() ** 3,
  }
}

/** The cost, written out once more, with the weights as the papers give them. */
function costOf(plan: readonly number[], { free, now, low, high, response, rising }: ZoneTask): number {
  const glucose = [now, ...free.map((value, k) => plan.reduce((sum, insulin, i) => sum + (k >= i ? response[k - i] * insulin : 0), value))]
  const outside = [...free.keys()].map((k) => Math.max(0, glucose[k + 1] - high[k]) ** 2 + 4 * Math.max(0, low[k] - glucose[k + 1]) ** 2)
  const rises = [...free.keys()].map((k) => rising * Math.max(0, glucose[k + 1] - glucose[k]) ** 2)
  return [...outside, ...rises, ...plan.map((insulin) => (insulin > 0 ? 7000 : 100) * insulin ** 2)].reduce((sum, each) => sum + each, 0)
}

const planned = (task: ZoneTask, periods: number): readonly number[] => {
  const plan = Float64Array.from({ length: periods }, () => random.normal())
  openPlanner(periods, task.free.length)(plan, task)
  return [...plan]
}

test('a plan of two periods is that of a search over all plans', () => {
  for (let round = 0; round < 15; round++) {
    const task = drawn(9)
    const found = planned(task, 2)
    let [best, center, width] = [Infinity, [(task.least + task.most) / 2, (task.least + task.most) / 2], (task.most - task.least) / 2]
    // A grid that closes in upon the least of a convex function.
    for (; width > 1e-7; width *= 0.5) {
      const around = center
      for (let a = -8; a <= 8; a++)
        for (let b = -8; b <= 8; b++) {
          const plan = [a, b].map((by, i) => Math.min(task.most, Math.max(task.least, around[i] + (by / 8) * width)))
          const cost = costOf(plan, task)
          if (cost < best) [best, center] = [cost, plan]
        }
    }
    assert.ok(costOf(found, task) <= best * (1 + 1e-9) + 1e-9)
    for (const i of [0, 1]) assert.ok(Math.abs(found[i] - center[i]) < 1e-4, `${found} ${center}`)
  }
})

/** How the cost changes with insulin in one period: the same on both sides, for it has no corner. */
function slopeOf(plan: readonly number[], at: number, { free, now, low, high, response, rising }: ZoneTask): number {
  const glucose = [now, ...free.map((value, k) => plan.reduce((sum, insulin, i) => sum + (k >= i ? response[k - i] * insulin : 0), value))]
  const by = (k: number): number => (k >= at ? response[k - at] : 0)
  return [...free.keys()].reduce(
    (sum, k) =>
      sum +
      2 * by(k) * (Math.max(0, glucose[k + 1] - high[k]) - 4 * Math.max(0, low[k] - glucose[k + 1])) +
      2 * rising * (by(k) - by(k - 1)) * Math.max(0, glucose[k + 1] - glucose[k]),
    2 * (plan[at] > 0 ? 7000 : 100) * plan[at],
  )
}

test('at the plan the slope of the cost is zero, or points out of the limits (Karush, Kuhn, Tucker)', () => {
  let inner = 0
  for (const periods of [1, 5, 12])
    for (let round = 0; round < 200; round++) {
      const task = drawn(Math.max(9, periods))
      const plan = planned(task, periods)
      for (const [i, insulin] of plan.entries()) {
        const slope = slopeOf(plan, i, task)
        assert.ok(insulin >= task.least && insulin <= task.most)
        if (insulin > task.least) assert.ok(slope < 1e-5, `${slope}`)
        if (insulin < task.most) assert.ok(slope > -1e-5, `${slope}`)
        if (insulin > task.least && insulin < task.most) inner += 1
      }
    }
  assert.ok(inner > 500)
})

test('inside the zone nothing is given above or below the basal rate', () => {
  const task: ZoneTask = { ...drawn(9), free: new Float64Array(9), now: 0, rising: 0, least: -0.1, most: 1 }
  assert.ok(planned(task, 5).every((insulin) => Math.abs(insulin) < 1e-9))
})
