import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expit, logit, stream } from '@vitalbench/kernel/numbers'
import { calibrationInTheLarge, calibrationLine } from './calibration-line.ts'
import { observedExpected } from './observed-expected.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-10) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

function simulated(name: string, rows: number) {
  const random = stream('line', name)
  const probabilities = Float64Array.from({ length: rows }, () => random.beta(2, 3))
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < p ? 1 : 0)), probabilities }
}

test('a known distortion of the log-odds moves slope and intercept as it must', () => {
  const { labels, probabilities } = simulated('distorted', 400)
  const before = calibrationLine({ labels, probabilities })
  const after = calibrationLine({ labels, probabilities: probabilities.map((p) => expit(0.5 + 2 * logit(p))) })
  close(after.slope.value, (before.slope.value ?? NaN) / 2)
  close(after.slope.standardError, (before.slope.standardError ?? NaN) / 2)
  close(after.intercept.value, (before.intercept.value ?? NaN) - ((before.slope.value ?? NaN) * 0.5) / 2)
  const shifted = calibrationInTheLarge({ labels, probabilities: probabilities.map((p) => expit(logit(p) + 0.7)) })
  close(shifted.value, (calibrationInTheLarge({ labels, probabilities }).value ?? NaN) - 0.7)
})

test('a saturated table has its closed form: two risks, empirical log-odds', () => {
  // 30 cases predicted 0.2 with 9 events, 50 predicted 0.6 with 20.
  const labels = Uint8Array.from({ length: 80 }, (_, row) => (row < 30 ? Number(row < 9) : Number(row < 50)))
  const probabilities = Float64Array.from({ length: 80 }, (_, row) => (row < 30 ? 0.2 : 0.6))
  const { slope, intercept } = calibrationLine({ labels, probabilities })
  const steep = (logit(20 / 50) - logit(9 / 30)) / (logit(0.6) - logit(0.2))
  close(slope.value, steep)
  close(intercept.value, logit(9 / 30) - steep * logit(0.2))
  close(slope.standardError, Math.sqrt(1 / 9 + 1 / 21 + 1 / 20 + 1 / 30) / (logit(0.6) - logit(0.2)))
  close(slope.interval?.high, steep + 1.959963984540054 * (slope.standardError ?? NaN))
})

test('in the large: the corrected probabilities add up to the events, also from a far start', () => {
  const { labels, probabilities } = simulated('large', 200)
  for (const shift of [0, -8, 12]) {
    const moved = probabilities.map((p) => expit(logit(p) + shift))
    const by = calibrationInTheLarge({ labels, probabilities: moved }, { clip: 1e-9 }).value ?? NaN
    const sum = moved.reduce((total, p) => total + expit(logit(p) + by), 0)
    close(
      sum,
      labels.reduce((a, b) => a + b, 0),
      1e-7,
    )
  }
})

test('probabilities of 0 and 1 are clipped, counted and named', () => {
  const labels = Uint8Array.of(0, 1, 0, 1, 1, 0)
  const line = calibrationLine({ labels, probabilities: Float64Array.of(0, 1, 0.6, 0.4, 0.9, 0.2) }, { clip: 1e-3 })
  assert.equal(line.clipped, 2)
  assert.match(line.slope.method, /0\.001.*\(2 moved\)/)
  const same = calibrationLine({ labels, probabilities: Float64Array.of(0.001, 0.999, 0.6, 0.4, 0.9, 0.2) }, { clip: 1e-3 })
  close(line.slope.value, same.slope.value ?? NaN)
})

const slopeOf = (labels: readonly number[], p: readonly number[]) =>
  calibrationLine({ labels: Uint8Array.from(labels), probabilities: Float64Array.from(p) }).slope

test('where no finite slope exists the reason is said', () => {
  for (const [labels, p, reason] of [
    [[0, 0, 1, 1], [0.1, 0.2, 0.3, 0.4], /separate/],
    [[1, 1, 0, 0], [0.1, 0.2, 0.3, 0.4], /separate/],
    [[0, 0, 1, 1], [0.1, 0.3, 0.3, 0.4], /separate/],
    [[0, 1, 1], [0.3, 0.3, 0.3], /equal/],
    [[1, 1, 1], [0.1, 0.2, 0.3], /class is empty/],
    [[], [], /class is empty/],
  ] as const) {
    const slope = slopeOf(labels, p)
    assert.deepEqual([slope.value, slope.interval], [null, null])
    assert.match(slope.reason ?? '', reason)
  }
  assert.notEqual(slopeOf([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4]).value, null)
  assert.match(
    calibrationInTheLarge({ labels: Uint8Array.of(0, 0), probabilities: Float64Array.of(0.1, 0.2) }).reason ?? '',
    /class is empty/,
  )
})

const inside = (value: number, interval: { low: number; high: number } | null) =>
  Number(interval !== null && interval.low <= value && value <= interval.high)

test('intervals of right predictions hold their coverage', () => {
  let covered = { slope: 0, large: 0, ratio: 0 }
  for (let study = 0; study < 400; study += 1) {
    const predictions = simulated(`coverage ${study}`, 250)
    covered = {
      slope: covered.slope + inside(1, calibrationLine(predictions).slope.interval),
      large: covered.large + inside(0, calibrationInTheLarge(predictions).interval),
      ratio: covered.ratio + inside(1, observedExpected(predictions).interval),
    }
  }
  // 95 % of 400 is 380, standard deviation 4.4.
  for (const count of Object.values(covered)) assert.ok(count >= 364 && count <= 394, JSON.stringify(covered))
})

test('observed over expected is their ratio; without events, or expecting none, it says so', () => {
  const estimate = observedExpected({ labels: Uint8Array.of(1, 0, 1, 0), probabilities: Float64Array.of(0.5, 0.5, 0.25, 0.25) })
  close(estimate.value, 4 / 3)
  const none = observedExpected({ labels: new Uint8Array(3), probabilities: Float64Array.of(0.1, 0.2, 0.3) })
  assert.deepEqual([none.value, none.interval], [0, null])
  assert.match(none.reason ?? '', /ratio is 0/)
  assert.equal(observedExpected({ labels: Uint8Array.of(1), probabilities: Float64Array.of(0) }).value, null)
})

test('a constant, overconfident score is fitted like any other: the intercept moves it to the observed share', () => {
  const clip = 1e-6
  for (const [n, events, p] of [
    [3000, 43, 1],
    [3000, 43, 0.999999],
    [1000, 5, 1],
    [3000, 2900, 0],
  ]) {
    const labels = Uint8Array.from({ length: n }, (_, row) => (row < events ? 1 : 0))
    const { value } = calibrationInTheLarge({ labels, probabilities: new Float64Array(n).fill(p) }, { clip })
    const held = Math.min(1 - clip, Math.max(clip, p))
    // With one offset for all, the fitted share is the observed one: logit(events / n) − logit(p).
    const expected = Math.log(events / (n - events)) - Math.log(held / (1 - held))
    assert.ok(Math.abs((value ?? NaN) - expected) < 1e-8, `${n}, ${events}, ${p}: ${value} and ${expected}`)
  }
})
