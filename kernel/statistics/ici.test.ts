import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expit, logit, quantile, stream } from '@vitalbench/kernel/numbers'
import { calibrationCurve } from './calibration-curve.ts'
import { integratedCalibrationIndex } from './ici.ts'
import { loess } from './loess.ts'
import type { Predictions } from './predictions.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

/** Risks as a screening model gives them (most small), with log-odds off by a shift and a slope. */
function simulated(name: string, rows: number, { grid = 0, shift = 0, slope = 1 } = {}): Predictions {
  const random = stream('ici', name)
  const draw = () => (grid > 0 ? (random.integer(grid) + 0.5) / grid : random.beta(1, 8))
  const probabilities = Float64Array.from({ length: rows }, draw)
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < expit(shift + slope * logit(p)) ? 1 : 0)), probabilities }
}

test('tied predictions count as often as they occur: the distances of all cases, spelled out', () => {
  const predictions = simulated('tied', 700, { grid: 60 })
  const { labels, probabilities } = predictions
  const { x, y } = loess(probabilities, Float64Array.from(labels))
  const at = new Map(Array.from(x, (value, k) => [value, y[k]]))
  const distances = probabilities.map((p) => Math.abs(Math.min(1, Math.max(0, at.get(p) ?? NaN)) - p))
  const { ici, e50, e90, emax } = integratedCalibrationIndex(predictions)
  close(ici.value, distances.reduce((a, b) => a + b, 0) / 700)
  close(e50.value, quantile(distances, 0.5))
  close(e90.value, quantile(distances, 0.9))
  close(emax.value, Math.max(...distances))
})

test('gathering into knots changes the distances by far less than their uncertainty', () => {
  const predictions = simulated('knots', 3000, { shift: 0.5, slope: 0.7 })
  const exact = integratedCalibrationIndex(predictions, { knots: 3000 })
  const coarse = integratedCalibrationIndex(predictions, { knots: 200 })
  for (const name of ['ici', 'e50', 'e90'] as const) close(coarse[name].value, exact[name].value ?? NaN, 2e-4)
  assert.doesNotMatch(exact.ici.method, /knots/)
  assert.match(coarse.ici.method, /200 knots of equal mass/)
})

test('right predictions have a small index, wrong ones the distance of the true curve', () => {
  const right = integratedCalibrationIndex(simulated('right', 20_000))
  assert.ok((right.ici.value ?? NaN) < 0.01, `${right.ici.value}`)
  const predictions = simulated('wrong', 20_000, { shift: 1 })
  const truth = predictions.probabilities.reduce((total, p) => total + expit(1 + logit(p)) - p, 0) / 20_000
  close(integratedCalibrationIndex(predictions).ici.value, truth, 0.01)
})

test('the bootstrap with refit has an interval of the right width', () => {
  const width: number[] = []
  const values: number[] = []
  for (let study = 0; study < 60; study += 1) {
    const predictions = simulated(`study ${study}`, 500, { shift: 1 })
    const options = study < 5 ? { bootstrap: { stream: stream('ici', 'draws', `${study}`), replicates: 300 } } : {}
    const { ici } = integratedCalibrationIndex(predictions, options)
    values.push(ici.value ?? NaN)
    if (study < 5) assert.match(ici.method, /resamples on 200 knots/)
    if (ici.interval) width.push(ici.interval.high - ici.interval.low)
  }
  const mean = values.reduce((a, b) => a + b, 0) / 60
  const spread = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / 59)
  const ratio = width.reduce((a, b) => a + b, 0) / 5 / (2 * 1.96 * spread)
  assert.ok(ratio > 0.75 && ratio < 1.35, `${ratio}`)
})

test('the curve of the figure is the loess at even steps, held inside [0, 1]', () => {
  const predictions = simulated('figure', 300)
  const curve = calibrationCurve(predictions, { points: 21 })
  const same = loess(predictions.probabilities, Float64Array.from(predictions.labels), { at: curve.x })
  curve.y.forEach((value, k) => close(value, Math.min(1, Math.max(0, same.y[k]))))
  close(curve.x[0], Math.min(...predictions.probabilities))
  close(curve.x[20], Math.max(...predictions.probabilities))
})

test('no cases, one case and one value give no NaN', () => {
  const none = integratedCalibrationIndex({ labels: new Uint8Array(0), probabilities: new Float64Array(0) })
  assert.deepEqual([none.ici.value, none.ici.reason], [null, 'no cases'])
  close(integratedCalibrationIndex({ labels: Uint8Array.of(1), probabilities: Float64Array.of(0.3) }).ici.value, 0.7)
  const flat = { labels: Uint8Array.of(0, 1, 0, 0), probabilities: new Float64Array(4).fill(0.5) }
  close(integratedCalibrationIndex(flat).emax.value, 0.25)
  assert.equal(calibrationCurve(flat).x.length, 1)
})
