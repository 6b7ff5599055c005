import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalCdf, normalQuantile, stream } from '@vitalbench/kernel/numbers'
import { auroc } from './auroc.ts'
import { aurocBootstrap, averagePrecision } from './average-precision.ts'
import { bootstrap, bootstrapJointly, jackknife } from './bootstrap.ts'
import { resampler, samplingUnits } from './resampling.ts'
import { weightedAuroc, weightedAveragePrecision } from './weighted-ranking.ts'
import { drawMembers, xoshiro } from './xoshiro.ts'

const simulate = (rows: number, values: number) => {
  const random = stream('bootstrap', String(rows), String(values))
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? 1 : 0))
  return { labels, scores: Float64Array.from(labels, (label) => random.integer(values) + 2 * label) }
}

/** The rows that multiplicities stand for, written out. */
const written = (weights: Uint32Array) => Array.from(weights).flatMap((weight, row) => new Array<number>(weight).fill(row))

test('xoshiro128** gives the words of its reference implementation', () => {
  // First outputs of the authors' C code (version 1.1) for the state 1, 2, 3, 4, as the Rust crate rand_xoshiro lists them.
  const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
  const state = Int32Array.of(1, 2, 3, 4)
  for (const word of expected) {
    const observed = Math.imul((Math.imul(state[1], 5) << 7) | (Math.imul(state[1], 5) >>> 25), 9) >>> 0
    assert.equal(observed, word)
    drawMembers(state, new Uint32Array(1), 1, new Uint32Array(1))
  }
})

test('members are drawn evenly, also where their number does not divide 2³²', () => {
  const state = xoshiro(stream('bootstrap', 'even'))
  for (const size of [2, 3, 7, 1000]) {
    const weights = new Uint32Array(size)
    const draws = 400 * size
    drawMembers(
      state,
      Uint32Array.from(weights, (_, member) => member),
      draws,
      weights,
    )
    assert.equal(
      weights.reduce((sum, weight) => sum + weight, 0),
      draws,
    )
    const chiSquare = weights.reduce((sum, weight) => sum + (weight - 400) ** 2 / 400, 0)
    // Wilson and Hilferty: the cube root of χ²/df is nearly normal.
    const df = size - 1
    const z = ((chiSquare / df) ** (1 / 3) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df))
    assert.ok(Math.abs(z) < 4, `${size}: ${chiSquare}`)
  }
})

test('strata keep their sizes and clusters stay whole', () => {
  const clusters = Int32Array.from({ length: 60 }, (_, row) => 7 * Math.floor(row / 3))
  const strata = Uint8Array.from(clusters, (cluster) => (cluster < 49 ? 1 : 0))
  const draw = resampler(samplingUnits({ rows: 60, strata, clusters }), stream('bootstrap', 'strata'))
  const weights = new Uint32Array(60)
  for (let replicate = 0; replicate < 50; replicate += 1) {
    draw(weights)
    let inFirst = 0
    for (let row = 0; row < 60; row += 1) {
      assert.equal(weights[row], weights[3 * Math.floor(row / 3)])
      inFirst += strata[row] * weights[row]
    }
    assert.deepEqual([inFirst, weights.reduce((sum, weight) => sum + weight, 0)], [21, 60])
  }
  assert.throws(() => samplingUnits({ rows: 2, strata: [0, 1], clusters: [5, 5] }), { code: 'STATISTICS_RANGE', message: /row 1/ })
  assert.throws(() => samplingUnits({ rows: 3, strata: [0, 1] }), { code: 'STATISTICS_LENGTHS' })
})

test('weighted statistics equal the plain ones on the rows written out, in every replicate, ties included', () => {
  for (const values of [5, 1000]) {
    const cases = simulate(120, values)
    const area = weightedAuroc(cases)
    const precision = weightedAveragePrecision(cases)
    const draw = resampler(samplingUnits({ rows: 120 }), stream('bootstrap', 'naive'))
    const weights = new Uint32Array(120)
    for (let replicate = 0; replicate < 40; replicate += 1) {
      draw(weights)
      const rows = written(weights)
      const same = {
        labels: Uint8Array.from(rows, (row) => cases.labels[row]),
        scores: Float64Array.from(rows, (row) => cases.scores[row]),
      }
      assert.equal(area(weights), auroc(same).value)
      assert.ok(Math.abs(precision(weights) - (averagePrecision(same).value ?? NaN)) < 1e-13)
    }
  }
})

test('a subgroup of rows has its own statistic under the weights of the table', () => {
  const cases = simulate(100, 9)
  const rows = Uint32Array.from({ length: 40 }, (_, at) => 2 * at)
  const own = { labels: Uint8Array.from(rows, (row) => cases.labels[row]), scores: Float64Array.from(rows, (row) => cases.scores[row]) }
  const weights = Uint32Array.from({ length: 100 }, (_, row) => row % 3)
  const ownWeights = Uint32Array.from(rows, (row) => weights[row])
  assert.equal(weightedAuroc(cases, rows)(weights), weightedAuroc(own)(ownWeights))
  assert.equal(weightedAveragePrecision(cases, rows)(weights), weightedAveragePrecision(own)(ownWeights))
})

const sameOptions = () => ({ stream: stream('bootstrap', 'same'), replicates: 2000 })

test('the same stream gives the same interval; the bootstrap error is near DeLong’s', () => {
  const cases = simulate(400, 50)
  const first = aurocBootstrap(cases, sameOptions())
  assert.deepEqual(aurocBootstrap(cases, sameOptions()), first)
  const area = auroc(cases, { scale: 'raw' })
  assert.equal(first.value, area.value)
  const { replicates } = bootstrap({ rows: 400, strata: cases.labels, statistic: weightedAuroc(cases) }, sameOptions())
  const mean = replicates.reduce((sum, value) => sum + value, 0) / replicates.length
  const error = Math.sqrt(replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates.length - 1))
  assert.ok(Math.abs((first.standardError ?? NaN) / error - 1) < 1e-12)
  assert.ok(Math.abs(error / (area.standardError ?? NaN) - 1) < 0.06, `${error} beside ${area.standardError}`)
  assert.match(first.method, /stratified bootstrap, percentile, 2000 replicates/)
  assert.deepEqual([first.n, first.events], [400, 100])
})

const meanOf = (values: readonly number[]) => (weights: Uint32Array) => {
  let sum = 0
  let count = 0
  for (let row = 0; row < values.length; row += 1) {
    sum += weights[row] * values[row]
    count += weights[row]
  }
  return sum / count
}

test('BCa turns with a monotone map of the statistic, as percentiles do', () => {
  const random = stream('bootstrap', 'skew')
  const values = Array.from({ length: 40 }, () => random.exponential())
  const mean = meanOf(values)
  for (const interval of ['percentile', 'bca'] as const) {
    const options = { replicates: 1001, interval }
    const plain = bootstrap({ rows: 40, statistic: mean }, { stream: stream('bootstrap', 'map'), ...options }).estimate
    const shifted = bootstrap({ rows: 40, statistic: (w) => 3 * mean(w) + 2 }, { stream: stream('bootstrap', 'map'), ...options }).estimate
    assert.ok(plain.interval && shifted.interval)
    assert.ok(Math.abs(shifted.interval.low - (3 * plain.interval.low + 2)) < 1e-9)
    assert.ok(Math.abs(shifted.interval.high - (3 * plain.interval.high + 2)) < 1e-9)
    const turned = bootstrap({ rows: 40, statistic: (w) => -mean(w) }, { stream: stream('bootstrap', 'map'), ...options }).estimate
    assert.ok(Math.abs((turned.interval?.low ?? NaN) + plain.interval.high) < 1e-9)
  }
})

test('BCa levels follow bias and acceleration: recomputed from its own replicates and a jackknife in closed form', () => {
  const random = stream('bootstrap', 'levels')
  const values = Array.from({ length: 30 }, () => random.exponential() ** 2)
  const { estimate, replicates } = bootstrap(
    { rows: 30, statistic: meanOf(values) },
    { stream: stream('bootstrap', 'bca'), replicates: 2000, interval: 'bca' },
  )
  const mean = values.reduce((sum, value) => sum + value, 0) / 30
  // A mean with one value left out moves by (value − mean) / 29, so its skewness gives the acceleration.
  const third = values.reduce((sum, value) => sum + (value - mean) ** 3, 0)
  const second = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const a = third / (6 * second ** 1.5)
  const bias = normalQuantile(replicates.filter((value) => value < mean).length / 2000)
  for (const [limit, z] of [
    [estimate.interval?.low ?? NaN, -1.959963984540054],
    [estimate.interval?.high ?? NaN, 1.959963984540054],
  ]) {
    const level = normalCdf(bias + (bias + z) / (1 - a * (bias + z)))
    const share = replicates.filter((value) => value <= limit).length / 2000
    assert.ok(Math.abs(share - level) <= 1 / 1000, `${share} instead of ${level}`)
  }
  assert.ok(a > 0)
})

test('left-out values of clusters leave whole clusters out', () => {
  const values = [1, 2, 3, 10, 20, 30]
  const [leftOut] = jackknife({
    rows: 6,
    clusters: [4, 4, 8, 8, 9, 9],
    statistics: 1,
    compute: (weights, into) => {
      into[0] = meanOf(values)(weights)
    },
  })
  assert.deepEqual([...leftOut], [63 / 4, 53 / 4, 16 / 4])
})

const covers = ({ interval }: { interval: { low: number; high: number } | null }) =>
  interval !== null && interval.low <= 0 && 0 <= interval.high

test('percentile intervals of a mean cover it, with patients resampled whole where rows of a patient agree', () => {
  const random = stream('bootstrap', 'coverage')
  const samples = 200
  let clustered = 0
  let rowWise = 0
  for (let sample = 0; sample < samples; sample += 1) {
    const own = Array.from({ length: 40 }, () => random.normal())
    const values = Array.from({ length: 160 }, (_, row) => own[row >> 2] + 0.3 * random.normal())
    const clusters = Int32Array.from(values, (_, row) => row >> 2)
    const options = { stream: stream('bootstrap', 'coverage', String(sample)), replicates: 400 }
    if (covers(bootstrap({ rows: 160, clusters, statistic: meanOf(values) }, options).estimate)) clustered += 1
    if (covers(bootstrap({ rows: 160, statistic: meanOf(values) }, options).estimate)) rowWise += 1
  }
  assert.ok(clustered / samples > 0.89, `clustered ${clustered / samples}`)
  assert.ok(rowWise / samples < 0.8, `row-wise ${rowWise / samples}`)
})

test('undefined replicates are counted and left out; too many of them leave no interval', () => {
  const labels = Uint8Array.of(1, 0, 0, 0, 0, 0)
  const cases = { labels, scores: Float64Array.of(0.6, 0.1, 0.9, 0.3, 0.2, 0.5) }
  const options = { stream: stream('bootstrap', 'undefined'), replicates: 2000 }
  const plain = bootstrap({ rows: 6, statistic: weightedAuroc(cases) }, options)
  // No positive among six draws: (5/6)⁶.
  assert.ok(Math.abs(plain.undefinedReplicates / 2000 - (5 / 6) ** 6) < 0.04, String(plain.undefinedReplicates))
  assert.equal(plain.replicates.length + plain.undefinedReplicates, 2000)
  assert.ok(plain.replicates.every(Number.isFinite))
  assert.match(plain.estimate.method, new RegExp(`\\(${plain.undefinedReplicates} undefined, left out\\)`))
  const mostly = bootstrap({ rows: 6, statistic: (w) => (w[0] > 0 && w[0] < 6 && w[1] === 1 && w[2] === 1 ? w[3] : NaN) }, options)
  assert.equal(mostly.estimate.interval, null)
  assert.match(mostly.estimate.reason ?? '', /undefined in \d+ of 2000/)
})

test('degenerate and empty data give a reason', () => {
  const options = { stream: stream('bootstrap', 'empty'), replicates: 100 }
  assert.match(bootstrap({ rows: 0, statistic: () => 1 }, options).estimate.reason ?? '', /no cases/)
  assert.match(bootstrap({ rows: 5, statistic: () => 1 }, options).estimate.reason ?? '', /same in every resample/)
  assert.match(bootstrap({ rows: 5, statistic: () => NaN }, options).estimate.reason ?? '', /undefined on these data/)
  const separated = { labels: Uint8Array.of(0, 0, 1, 1), scores: Float64Array.of(1, 2, 3, 4) }
  const estimate = aurocBootstrap(separated, options)
  assert.deepEqual([estimate.value, estimate.interval], [1, null])
  assert.equal(averagePrecision(separated, options).value, 1)
  assert.throws(() => bootstrap({ rows: 5, statistic: () => 1 }, { ...options, replicates: 0 }), { code: 'STATISTICS_COUNT' })
})

test('statistics of the same resamples belong together', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6]
  const mean = meanOf(values)
  const [first, second, gap] = bootstrapJointly(
    {
      rows: 8,
      statistics: 3,
      compute: (weights, into) => {
        into[0] = mean(weights)
        into[1] = -mean(weights)
        into[2] = into[0] + into[1]
      },
    },
    { stream: stream('bootstrap', 'joint'), replicates: 200 },
  )
  assert.equal(first.estimate.value, 31 / 8)
  assert.equal(first.replicates[0], -second.replicates[199])
  assert.match(gap.estimate.reason ?? '', /same in every resample/)
})
