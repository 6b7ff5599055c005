import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cubicSpline, mean, stream, variance } from '@vitalbench/kernel/numbers'
import { openAutoregression, stationaryMoments } from './autoregression.ts'
import { bretonKovatchevError } from './breton-kovatchev.ts'
import { openSplineBlock } from './spline-block.ts'
import { vettorettiError, vettorettiNoise } from './vettoretti-g6.ts'

/** Autocorrelation of a series at a lag. */
function correlation(values: Float64Array, lag: number): number {
  const centre = mean(values)
  let sum = 0
  for (let k = lag; k < values.length; k++) sum += (values[k] - centre) * (values[k - lag] - centre)
  return sum / (values.length - lag) / variance(values)
}

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

/** Errors of Breton and Kovatchev every so many min. */
function bretonKovatchev(count: number, minutes: number): Float64Array {
  const error = bretonKovatchevError(stream('noise', 'Breton'))
  return Float64Array.from({ length: count }, (_, k) => {
    error.advance(k * minutes)
    return error.distorted(0, 0)
  })
}

test('a block is the not-a-knot cubic through its knots', () => {
  for (const knots of [2, 3, 4, 11]) {
    const values = Float64Array.from({ length: knots }, (_, k) => Math.sin(3 * k) + k)
    const block = openSplineBlock(knots)
    block.values.set(values)
    block.fit()
    const spline = cubicSpline(
      values.map((_, k) => k),
      values,
    )
    for (let place = 0; place <= knots - 1; place += 0.1) near(block.at(place), spline.at(place), 1e-12, `${knots} knots, ${place}`)
  }
})

test('errors of Breton and Kovatchev: moments of the Johnson distribution, memory of 0.7 in 15 min', () => {
  const errors = bretonKovatchev(100_000, 15)
  const deviation = Math.sqrt(variance(errors))
  // A memory of 0.7 leaves about one independent value in six: 11.7/√17,000 = 0.09.
  near(mean(errors), 0.7187, 0.3, 'mean')
  near(deviation, 11.7281, 0.3, 'standard deviation')
  const third = mean(errors.map((error) => ((error - 0.7187) / deviation) ** 3))
  near(third, 0.7552, 0.15, 'skewness by scipy.stats.johnsonsu')
  const deviates = errors.map((error) => -0.5444 + 1.6898 * Math.asinh((error + 5.47) / 15.9574))
  near(variance(deviates), 0.49 / 0.51, 0.03, 'variance of the deviates')
  for (const [lag, expected] of [0.7, 0.49, 0.343].entries()) near(correlation(deviates, lag + 1), expected, 0.02, `lag ${lag + 1}`)
  const [first, second] = [correlation(deviates, 1), correlation(deviates, 2)]
  near((second - first * first) / (1 - first * first), 0, 0.015, 'partial autocorrelation at lag 2, which the paper found to vanish')
})

test('errors of Breton and Kovatchev stay: the second half is as the first', () => {
  const errors = bretonKovatchev(60_000, 5)
  const [early, late] = [errors.subarray(0, 30_000), errors.subarray(30_000)]
  near(mean(early), mean(late), 0.9, 'means')
  near(Math.sqrt(variance(early)), Math.sqrt(variance(late)), 0.9, 'standard deviations')
  // The cubic is smooth: neighbours of 1 min differ by little, also where one block follows another.
  const fine = bretonKovatchev(15_000, 1)
  const steps = fine.subarray(1).map((error, k) => Math.abs(error - fine[k]))
  assert.ok(Math.max(...steps) < 15, `${Math.max(...steps)}`)
})

test('noise of the G6: the deviations and memories of two autoregressions', () => {
  for (const [name, recursion] of Object.entries(vettorettiNoise)) {
    const series = openAutoregression(stream('noise', name), recursion)
    const values = Float64Array.from({ length: 200_000 }, series)
    const { deviation, correlation: neighbours } = stationaryMoments(recursion)
    near(Math.sqrt(variance(values)), deviation, 0.03 * deviation, `${name} deviation`)
    near(correlation(values, 1), neighbours, 0.006, `${name} neighbours`)
    near(correlation(values, 2), recursion.first * neighbours + recursion.second, 0.012, `${name}, two apart`)
    // Before any memory fades the spread is the same.
    const starts = Float64Array.from({ length: 4000 }, (_, k) => openAutoregression(stream('starts', String(k)), recursion)())
    near(Math.sqrt(variance(starts)), deviation, 0.05 * deviation, `${name} at the start`)
  }
  const error = vettorettiError(stream('noise', 'G6'))
  const noise = Float64Array.from({ length: 100_000 }, () => (error.advance(0), error.distorted(0, 0) + 6.398))
  near(Math.sqrt(variance(noise)), Math.hypot(5.0579, 6.147), 0.25, 'both together')
})

test('an autoregression that explodes is refused', () => {
  for (const [first, second] of [
    [1.5, 0],
    [0, 1],
    [0.6, 0.5],
    [NaN, 0],
  ])
    assert.throws(() => stationaryMoments({ first, second, variance: 1 }), { code: 'DEVICE_RANGE' })
})
