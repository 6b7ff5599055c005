import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kaplanMeier } from './kaplan-meier.ts'
import { medianEstimate } from './median.ts'
import { poissonRate } from './poisson-rate.ts'

const close = (observed: number | null | undefined, expected: number, tolerance: number) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

// Weeks of remission under 6-mercaptopurine (Freireich et al., Blood 21:699, 1963); + is censored.
const remission = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ')
const followUp = {
  times: Float64Array.from(remission, parseFloat),
  events: Uint8Array.from(remission, (week) => (week.endsWith('+') ? 0 : 1)),
}

test("remission under 6-MP: estimate and log(−log) limits as Stata's sts list and SAS print them", () => {
  const curve = kaplanMeier(followUp)
  const printed = [
    [6, 21, 0.8571, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1881, 0.6801],
  ]
  assert.equal(curve.times.length, printed.length)
  printed.forEach(([time, atRisk, survival, low, high], k) => {
    assert.deepEqual([curve.times[k], curve.atRisk[k]], [time, atRisk])
    close(curve.survival[k], survival, 5.1e-5)
    close(curve.low[k], low, 5.1e-5)
    close(curve.high[k], high, 5.1e-5)
  })
})

test('late entry leaves those not yet watched out of the risk set; without it nothing changes', () => {
  const entries = new Float64Array(21)
  assert.deepEqual(kaplanMeier({ ...followUp, entries }), kaplanMeier(followUp))
  entries[20] = 8
  assert.deepEqual([...kaplanMeier({ ...followUp, entries }).atRisk], [20, 16, 15, 12, 11, 7, 6])
})

test('when everyone has the event the curve ends at 0 without NaN', () => {
  const curve = kaplanMeier({ times: Float64Array.of(1, 2), events: Uint8Array.of(1, 1) })
  assert.deepEqual([...curve.survival], [0.5, 0])
  assert.ok([...curve.low, ...curve.high].every(Number.isFinite))
  assert.equal(kaplanMeier({ times: new Float64Array(0), events: new Uint8Array(0) }).times.length, 0)
})

test("exact Poisson limits of Garwood's table", () => {
  for (const [count, low, high] of [
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [2, 0.242, 7.225],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [50, 37.111, 65.919],
  ]) {
    const { interval } = poissonRate(count, 1)
    close(interval?.low, low, 6e-4)
    close(interval?.high, high, 6e-4)
  }
  close(poissonRate(10, 4).interval?.high, 18.39 / 4, 2e-4)
  assert.equal(poissonRate(3, 0).reason, 'no exposure')
  assert.throws(() => poissonRate(1.5, 2), /count is 1.5/)
})

test('median between order statistics: ranks of the published table, none for five values', () => {
  // 95 % ranks (Conover 1999, table A3; Altman 1991, table B11).
  for (const [n, low, high] of [
    [6, 1, 6],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [50, 18, 33],
    [100, 40, 61],
  ]) {
    const { interval } = medianEstimate(Float64Array.from({ length: n }, (_, k) => n - k))
    assert.deepEqual([interval?.low, interval?.high], [low, high])
  }
  const five = medianEstimate(Float64Array.of(3, 1, 2, 5, 4))
  assert.deepEqual([five.value, five.interval], [3, null])
  assert.match(five.reason ?? '', /5 values are too few/)
})
