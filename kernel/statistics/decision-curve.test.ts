import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { bootstrapJointly } from './bootstrap.ts'
import { decisionCurve, netBenefit } from './decision-curve.ts'
import type { Predictions } from './predictions.ts'
import { weightedNetBenefit } from './weighted-net-benefit.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

function simulated(name: string, rows: number): Predictions {
  const random = stream('decision', name)
  const probabilities = Float64Array.from({ length: rows }, () => random.beta(1, 3))
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < p ? 1 : 0)), probabilities }
}

const prevalenceOf = ({ labels }: Predictions) => labels.reduce((a, b) => a + b, 0) / labels.length

test('at threshold 0 everyone is treated, whatever the predictions', () => {
  for (const predictions of [simulated('zero', 90), { labels: Uint8Array.of(1, 0, 0, 1), probabilities: Float64Array.of(0, 0, 1, 1) }]) {
    const [point] = decisionCurve(predictions, { thresholds: [0] })
    close(point.netBenefit.value, prevalenceOf(predictions))
    close(point.treatAll, prevalenceOf(predictions))
    assert.equal(point.interventionsAvoided, null)
  }
})

test('a case exactly at the threshold is treated; the hand-computed table', () => {
  // At 0.25 (odds 1/3): true positives 0.25 and 0.7, false positive 0.3 of six.
  const predictions = { labels: Uint8Array.of(1, 1, 0, 0, 0, 1), probabilities: Float64Array.of(0.25, 0.7, 0.3, 0.1, 0.2, 0.05) }
  const [point] = decisionCurve(predictions, { thresholds: [0.25] })
  close(point.netBenefit.value, 2 / 6 - 1 / 6 / 3)
  close(point.treatAll, 0.5 - 0.5 / 3)
  close(point.standardised, (2 / 6 - 1 / 6 / 3) / 0.5)
  close(point.interventionsAvoided, 100 * (2 / 6 - 1 / 18 - (0.5 - 0.5 / 3)) * 3)
})

test('predictions that are certain and right reach the prevalence at every threshold', () => {
  const labels = Uint8Array.from({ length: 40 }, (_, row) => (row < 10 ? 1 : 0))
  for (const point of decisionCurve({ labels, probabilities: Float64Array.from(labels) }, { thresholds: [0.01, 0.5, 0.99] })) {
    close(point.netBenefit.value, 0.25)
    close(point.standardised, 1)
  }
})

test('the delta error agrees with the jackknife, with and without a supplied prevalence', () => {
  const { labels, probabilities } = simulated('jackknife', 300)
  for (const prevalence of [undefined, 0.07]) {
    const options = { threshold: 0.2, prevalence }
    const without = Array.from(labels, (_, out) => {
      const keep = (_: number, row: number) => row !== out
      return netBenefit({ labels: labels.filter(keep), probabilities: probabilities.filter(keep) }, options).value ?? NaN
    })
    const mean = without.reduce((a, b) => a + b, 0) / 300
    const jackknife = Math.sqrt((299 / 300) * without.reduce((total, value) => total + (value - mean) ** 2, 0))
    close((netBenefit({ labels, probabilities }, options).standardError ?? NaN) / jackknife, 1, 0.01)
  }
})

test('a supplied prevalence undoes sampling by outcome', () => {
  const { labels, probabilities } = simulated('sampled', 200)
  // Every case without the event four times: a case-control sample turned round.
  const repeat = [...labels.keys()].flatMap((row) => Array.from({ length: labels[row] === 1 ? 1 : 4 }, () => row))
  const sampled = {
    labels: Uint8Array.from(repeat, (row) => labels[row]),
    probabilities: Float64Array.from(repeat, (row) => probabilities[row]),
  }
  const prevalence = prevalenceOf({ labels, probabilities })
  const thresholds = [0.1, 0.3, 0.5]
  const truth = decisionCurve({ labels, probabilities }, { thresholds })
  decisionCurve(sampled, { thresholds, prevalence }).forEach((point, k) => {
    close(point.netBenefit.value, truth[k].netBenefit.value ?? NaN)
    close(point.treatAll, truth[k].treatAll)
  })
})

test('the weighted form gives the curve of the repeated rows, and its bootstrap the interval of the delta method', () => {
  const predictions = simulated('weighted', 600)
  const { labels, probabilities } = predictions
  const thresholds = [0, 0.1, 0.25, 0.6]
  const weights = Uint32Array.from(labels, (_, row) => row % 3)
  const repeat = [...weights].flatMap((times, row) => Array.from({ length: times }, () => row))
  const repeated = {
    labels: Uint8Array.from(repeat, (row) => labels[row]),
    probabilities: Float64Array.from(repeat, (row) => probabilities[row]),
  }
  const weighted = weightedNetBenefit(predictions, thresholds)
  const into = new Float64Array(4)
  weighted.compute(weights, into)
  decisionCurve(repeated, { thresholds }).forEach((point, k) => close(into[k], point.netBenefit.value ?? NaN))
  const drawn = bootstrapJointly({ rows: 600, ...weighted }, { stream: stream('decision', 'draws'), replicates: 2000 })
  decisionCurve(predictions, { thresholds }).forEach(({ netBenefit: { interval } }, k) => {
    const other = drawn[k].estimate.interval
    close(((other?.high ?? NaN) - (other?.low ?? NaN)) / ((interval?.high ?? NaN) - (interval?.low ?? NaN)), 1, 0.08)
  })
})

test('degenerate data give a reason; thresholds outside [0, 1) are refused', () => {
  const none = netBenefit({ labels: Uint8Array.of(0, 0), probabilities: Float64Array.of(0.1, 0.2) }, { threshold: 0.5 })
  assert.equal(none.value, 0)
  assert.match(none.reason ?? '', /degenerate/)
  assert.match(
    netBenefit({ labels: Uint8Array.of(0, 0), probabilities: Float64Array.of(0.1, 0.2) }, { threshold: 0.5, prevalence: 0.1 }).reason ?? '',
    /class is empty/,
  )
  const nobody = { labels: new Uint8Array(0), probabilities: new Float64Array(0) }
  assert.equal(netBenefit(nobody, { threshold: 0.5 }).reason, 'no cases')
  assert.deepEqual(decisionCurve(nobody, { thresholds: [0.5] }), [])
  for (const threshold of [1, -0.1, NaN]) assert.throws(() => netBenefit(simulated('refused', 5), { threshold }), /threshold is/)
  assert.throws(() => weightedNetBenefit(simulated('refused', 5), [0.2, 0.1]), /ascending/)
})
