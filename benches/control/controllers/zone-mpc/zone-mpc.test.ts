import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { filterGains, gainOf, impulseResponse, pushKept } from './insulin-model.ts'
import { planInsulin, weights } from './plan-insulin.ts'
import type { ZoneTask } from './plan-insulin.ts'

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

test('the gains of the filter are those of its Riccati equation', () => {
  const [sensor, push] = [8, 1]
  const gains = filterGains(sensor, push)
  // The error after a correction, e⁺ = (I − K C) A e + w, has a covariance that gives the same gains back.
  const [a, b] = gains
  const closed = [
    [(1 - a) * 0.98, 1 - a],
    [-b * 0.98, pushKept - b],
  ]
  let p = [
    [0, 0],
    [0, 0],
  ]
  const noise = [
    [a * a * sensor ** 2, a * b * sensor ** 2],
    [a * b * sensor ** 2, b * b * sensor ** 2 + push ** 2],
  ]
  for (let round = 0; round < 5000; round++)
    p = [0, 1].map((i) =>
      [0, 1].map(
        (j) =>
          noise[i][j] + [0, 1].reduce((sum, k) => sum + [0, 1].reduce((more, l) => more + closed[i][k] * p[k][l] * closed[j][l], 0), 0),
      ),
    )
  // Predicted covariance of glucose from the corrected one, whose push had its noise added already.
  const predicted = 0.98 ** 2 * p[0][0] + 2 * 0.98 * p[0][1] + p[1][1]
  assert.ok(Math.abs(predicted / (predicted + sensor ** 2) - a) < 0.02)
})

const costOf = (plan: Float64Array, { free, response, zone }: ZoneTask): number => {
  const glucose = free.map((value, k) => value + plan.reduce((sum, insulin, i) => (k >= i ? sum + response[k - i] * insulin : sum), 0))
  const outside = glucose.reduce((sum, value) => sum + Math.max(0, value - zone[1]) ** 2 + 4 * Math.max(0, zone[0] - value) ** 2, 0)
  return outside + plan.reduce((sum, insulin) => sum + (insulin >= 0 ? weights.above : weights.below) * insulin ** 2, 0)
}

test('no other plan within the limits costs less', () => {
  const random = stream('zone')
  for (let round = 0; round < 60; round++) {
    const start = -80 + 260 * random.double()
    const slope = -15 + 30 * random.double()
    const task: ZoneTask = {
      free: Float64Array.from({ length: 9 }, (_, k) => start + slope * k),
      response: impulseResponse(9, gainOf(20 + 60 * random.double())),
      zone: [-20, 30],
      limits: [-0.1, 0.05 + random.double()],
    }
    const plan = new Float64Array(5)
    planInsulin(plan, task)
    const least = costOf(plan, task)
    for (const insulin of plan) assert.ok(insulin >= task.limits[0] && insulin <= task.limits[1])
    for (let other = 0; other < 300; other++) {
      const width = 10 ** (-4 + 4 * random.double())
      const moved = plan.map((insulin) => Math.min(task.limits[1], Math.max(task.limits[0], insulin + width * random.normal())))
      assert.ok(costOf(moved, task) >= least - 1e-6 * (1 + least))
    }
  }
})

test('inside the zone nothing is given above or below the basal rate', () => {
  const plan = new Float64Array(5)
  planInsulin(plan, { free: new Float64Array(9), response: impulseResponse(9, gainOf(40)), zone: [-20, 30], limits: [-0.1, 1] })
  assert.ok(plan.every((insulin) => Math.abs(insulin) < 1e-9))
})
