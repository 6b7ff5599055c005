import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { brierOverClasses, brierScore, brierSkill, weightedBrier } from './brier.ts'
import { logLoss } from './log-loss.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

function simulated(name: string, rows: number) {
  const random = stream('brier', name)
  const probabilities = Float64Array.from({ length: rows }, () => random.beta(1, 2))
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < p ? 1 : 0)), probabilities }
}

test('the Brier score has the standard error of a mean', () => {
  // Squared errors 0.01, 0.01, 0.04, 0.09: mean 0.0375, sample variance 0.0043 / 3.
  const estimate = brierScore({ labels: Uint8Array.of(0, 1, 1, 0), probabilities: Float64Array.of(0.1, 0.9, 0.8, 0.3) })
  const error = Math.sqrt((0.0275 ** 2 + 0.0275 ** 2 + 0.0025 ** 2 + 0.0525 ** 2) / 3 / 4)
  close(estimate.value, 0.0375)
  close(estimate.standardError, error)
  close(estimate.interval?.low, Math.max(0, 0.0375 - 1.959963984540054 * error))
  close(estimate.interval?.high, 0.0375 + 1.959963984540054 * error)
})

test('copies of a case in one cluster add no information', () => {
  const { labels, probabilities } = simulated('copies', 80)
  const once = brierScore({ labels, probabilities })
  const copies = { labels: new Uint8Array(240), probabilities: new Float64Array(240) }
  const clusters = new Uint32Array(240)
  for (let row = 0; row < 240; row += 1) {
    clusters[row] = row % 80
    copies.labels[row] = labels[row % 80]
    copies.probabilities[row] = probabilities[row % 80]
  }
  const thrice = brierScore(copies, { clusters })
  close(thrice.value, once.value ?? NaN)
  close(thrice.standardError, once.standardError ?? NaN)
  assert.ok((brierScore(copies).standardError ?? NaN) < 0.6 * (once.standardError ?? NaN))
})

test('skill is 1 for certainty that comes true and 0 for the prevalence; its delta error agrees with the jackknife', () => {
  const labels = Uint8Array.of(1, 0, 0, 1, 0)
  close(brierSkill({ labels, probabilities: Float64Array.from(labels) }).value, 1)
  close(brierSkill({ labels, probabilities: new Float64Array(5).fill(0.4) }).value, 0)
  const { labels: y, probabilities: p } = simulated('skill', 400)
  const without = Array.from(y, (_, out) => {
    const keep = (_: number, row: number) => row !== out
    return brierSkill({ labels: y.filter(keep), probabilities: p.filter(keep) }).value ?? NaN
  })
  const mean = without.reduce((a, b) => a + b, 0) / 400
  const jackknife = Math.sqrt((399 / 400) * without.reduce((total, value) => total + (value - mean) ** 2, 0))
  close((brierSkill({ labels: y, probabilities: p }).standardError ?? NaN) / jackknife, 1, 0.01)
})

test('summed over two classes the score is twice the binary one; certainty of the wrong class of three costs 2', () => {
  const { labels, probabilities } = simulated('classes', 50)
  const both = Float64Array.from({ length: 100 }, (_, at) => (at % 2 === 1 ? probabilities[at >> 1] : 1 - probabilities[at >> 1]))
  const overClasses = brierOverClasses({ labels: Uint32Array.from(labels), probabilities: both, classes: 2 })
  close(overClasses.value, 2 * (brierScore({ labels, probabilities }).value ?? NaN))
  const wrong = brierOverClasses({ labels: Uint32Array.of(0, 2), probabilities: Float64Array.of(0, 1, 0, 0, 0, 1), classes: 3 })
  close(wrong.value, 1)
})

test('a weighted Brier score is that of the repeated rows', () => {
  const { labels, probabilities } = simulated('weights', 30)
  const weights = Uint32Array.from(labels, (_, row) => row % 4)
  const repeat = [...weights].flatMap((times, row) => Array.from({ length: times }, () => row))
  const repeated = {
    labels: Uint8Array.from(repeat, (row) => labels[row]),
    probabilities: Float64Array.from(repeat, (row) => probabilities[row]),
  }
  close(weightedBrier({ labels, probabilities })(weights), brierScore(repeated).value ?? NaN)
})

test('log loss is ln 2 for a coin, holds certainties by the clip and says how many', () => {
  close(logLoss({ labels: Uint8Array.of(0, 1), probabilities: Float64Array.of(0.5, 0.5) }).value, Math.LN2)
  close(
    logLoss({ labels: Uint8Array.of(1, 0, 0), probabilities: Float64Array.of(0.8, 0.4, 0.1) }).value,
    -(Math.log(0.8) + Math.log(0.6) + Math.log(0.9)) / 3,
  )
  const certain = logLoss({ labels: Uint8Array.of(1, 0, 1), probabilities: Float64Array.of(0, 0, 0.5) }, { clip: 1e-6 })
  close(certain.value, (-Math.log(1e-6) - Math.log1p(-1e-6) + Math.LN2) / 3)
  assert.match(certain.method, /\(2 moved\)/)
})

test('degenerate data give a reason; a probability outside [0, 1] is refused with its row', () => {
  const none = brierScore({ labels: new Uint8Array(0), probabilities: new Float64Array(0) })
  assert.deepEqual([none.value, none.interval, none.reason], [null, null, 'no cases'])
  const perfect = brierScore({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(1, 0) })
  assert.equal(perfect.value, 0)
  assert.match(perfect.reason ?? '', /degenerate/)
  assert.match(brierSkill({ labels: Uint8Array.of(1, 1), probabilities: Float64Array.of(1, 0.5) }).reason ?? '', /one class is empty/)
  for (const bad of [NaN, -0.001, 1.0000001, Infinity])
    assert.throws(
      () => brierScore({ labels: Uint8Array.of(0, 1, 1), probabilities: Float64Array.of(0.1, 0.2, bad) }),
      (error: Error) => error.message.includes(`probability ${bad} at row 2`),
    )
  assert.throws(() => logLoss({ labels: Uint8Array.of(0, 2), probabilities: Float64Array.of(0.1, 0.2) }), /label 2 at row 1/)
})
