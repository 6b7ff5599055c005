import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import type { ConfusionCounts } from './confusion.ts'
import { confusionMeasures } from './confusion-measures.ts'
import { fScore } from './f-score.ts'
import { cohenKappa } from './kappa.ts'
import { mcc } from './mcc.ts'
import { predictiveValuesAt } from './predictive-values.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${observed} instead of ${expected}`)

/** Standard error of a function of multinomial counts by the delta method with a numerical gradient. */
function deltaError(counts: readonly number[], statistic: (counts: readonly number[]) => number): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const gradient = counts.map((count, cell) => {
    const step = 1e-4 * n
    const at = (by: number) => statistic(counts.map((other, index) => (index === cell ? count + by : other)))
    return ((at(step) - at(-step)) / (2 * step)) * n
  })
  const first = counts.reduce((sum, count, cell) => sum + (count / n) * gradient[cell], 0)
  const second = counts.reduce((sum, count, cell) => sum + (count / n) * gradient[cell] ** 2, 0)
  return Math.sqrt((second - first * first) / n)
}

const table = { tp: 81, fn: 9, fp: 12, tn: 48 }
const cells = [table.tp, table.fn, table.fp, table.tn]
const fromCells = ([tp, fn, fp, tn]: readonly number[]): ConfusionCounts => ({ tp, fn, fp, tn })

const phi = ([tp, fn, fp, tn]: readonly number[]) => (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))

test('the standard error of MCC is that of the delta method on its definition', () => {
  for (const counts of [cells, [5, 40, 3, 60], [30, 20, 25, 28], [400, 3, 9, 12]])
    close(mcc(fromCells(counts)).standardError, deltaError(counts, phi), 1e-6)
})

const kappaOf = (size: number) => (counts: readonly number[]) => {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const margin = (of: (i: number, j: number) => number, k: number) =>
    Array.from({ length: size }, (_, other) => counts[of(k, other)]).reduce((sum, count) => sum + count, 0)
  let observed = 0
  let chance = 0
  for (let k = 0; k < size; k += 1) {
    observed += counts[k * size + k] / n
    chance += (margin((row, column) => row * size + column, k) * margin((column, row) => row * size + column, k)) / (n * n)
  }
  return (observed - chance) / (1 - chance)
}

test('the standard error of kappa is that of the delta method on its definition, for two and four classes', () => {
  const four = [44, 5, 1, 2, 7, 30, 9, 3, 2, 8, 25, 6, 1, 1, 4, 12]
  for (const [size, counts] of [[2, cells] as const, [4, four] as const]) {
    const rows = Array.from({ length: size }, (_, row) => counts.slice(row * size, (row + 1) * size))
    const estimate = cohenKappa(rows)
    close(estimate.value, kappaOf(size)(counts))
    close(estimate.standardError, deltaError(counts, kappaOf(size)), 1e-6)
  }
})

const f2 = ([tp, fn, fp]: readonly number[]) => (5 * tp) / (5 * tp + 4 * fn + fp)

test('F-beta has the delta method on the logit, F1 the Wilson limits of TP among TP + FP + FN', () => {
  const logitF2 = (counts: readonly number[]) => Math.log(f2(counts) / (1 - f2(counts)))
  const { value, interval } = fScore(table, { beta: 2 })
  assert.ok(interval)
  close(value, f2(cells))
  const half = (Math.log(interval.high / (1 - interval.high)) - Math.log(interval.low / (1 - interval.low))) / 2
  close(half / 1.959963984540054, deltaError(cells, logitF2), 1e-6)
  const f1 = confusionMeasures(table).f1
  assert.ok(f1.interval)
  // The score equation of the proportion q = F / (2 − F) holds at both limits.
  for (const limit of [f1.interval.low, f1.interval.high]) {
    const q = limit / (2 - limit)
    close(Math.abs(81 / 102 - q) / Math.sqrt((q * (1 - q)) / 102), 1.959963984540054, 1e-9)
  }
})

test('measures are what their definitions say', () => {
  const measures = confusionMeasures(table)
  const expected = {
    sensitivity: 81 / 90,
    specificity: 48 / 60,
    ppv: 81 / 93,
    npv: 48 / 57,
    accuracy: 129 / 150,
    balancedAccuracy: (81 / 90 + 48 / 60) / 2,
    youden: 81 / 90 + 48 / 60 - 1,
    lrPositive: 81 / 90 / (12 / 60),
    lrNegative: 9 / 90 / (48 / 60),
    f1: 162 / (162 + 21),
    mcc: phi(cells),
    prevalence: 90 / 150,
  }
  for (const [name, value] of Object.entries(expected)) close(measures[name as keyof typeof expected].value, value)
  for (const [name, { value, interval, method }] of Object.entries(measures)) {
    assert.ok(interval && value !== null && interval.low < value && value < interval.high, name)
    assert.ok(method.length > 0 && interval.level === 0.95, name)
  }
  close((measures.youden.interval?.low ?? NaN) / 2 + 0.5, measures.balancedAccuracy.interval?.low ?? NaN)
})

test('intervals of the measures cover their true values', () => {
  const random = stream('confusion', 'coverage')
  const truth = { prevalence: 0.4, sensitivity: 0.85, specificity: 0.8 }
  const shares = [0.4 * 0.85, 0.4 * 0.15, 0.6 * 0.2, 0.6 * 0.8]
  const expected = {
    ...truth,
    youden: 0.65,
    balancedAccuracy: 0.825,
    lrPositive: 4.25,
    lrNegative: 0.1875,
    f1: (2 * shares[0]) / (2 * shares[0] + shares[1] + shares[2]),
    mcc: phi(shares),
    kappa: 0.82 * 2 - 1,
  }
  expected.kappa = (0.82 - (0.4 * 0.46 + 0.6 * 0.54)) / (1 - (0.4 * 0.46 + 0.6 * 0.54))
  const covered = new Map(Object.keys(expected).map((name) => [name, 0]))
  const samples = 1500
  for (let sample = 0; sample < samples; sample += 1) {
    const counts = [0, 0, 0, 0]
    for (let row = 0; row < 150; row += 1) {
      const u = random.double()
      counts[u < shares[0] ? 0 : u < 0.4 ? 1 : u < 0.4 + shares[2] ? 2 : 3] += 1
    }
    const measures = confusionMeasures(fromCells(counts))
    for (const [name, value] of Object.entries(expected)) {
      const { interval } = measures[name as keyof typeof expected]
      if (interval && interval.low <= value && value <= interval.high) covered.set(name, (covered.get(name) ?? 0) + 1)
    }
  }
  for (const [name, count] of covered) assert.ok(count / samples > 0.93 && count / samples < 0.975, `${name}: ${count / samples}`)
})

test('empty denominators give a reason, never NaN', () => {
  for (const tp of [0, 1, 3])
    for (const fp of [0, 1, 3])
      for (const fn of [0, 1, 3])
        for (const tn of [0, 1, 3]) {
          const counts = { tp, fp, fn, tn }
          const at = predictiveValuesAt(counts, 0.1)
          for (const [name, estimate] of Object.entries({ ...confusionMeasures(counts), f2: fScore(counts, { beta: 2 }), ...at })) {
            const { value, interval, reason } = estimate
            assert.ok(value === null || Number.isFinite(value), `${name} of ${JSON.stringify(counts)} is ${value}`)
            assert.ok(interval === null || (interval.low <= interval.high && Number.isFinite(interval.low + interval.high)), name)
            assert.equal(value === null || interval === null, reason !== undefined, `${name} of ${JSON.stringify(counts)}`)
          }
        }
  assert.throws(() => confusionMeasures({ ...table, tp: -1 }), { code: 'STATISTICS_COUNT', message: /tp is -1/ })
})

const logitPpv = (se: number, sp: number) => Math.log((se * 0.03) / ((1 - sp) * 0.97))

const slope = (f: (x: number) => number, x: number) => (f(x + 1e-6) - f(x - 1e-6)) / 2e-6

test('predictive values at the prevalence of the study are its own, and follow Bayes elsewhere', () => {
  const own = predictiveValuesAt(table, 90 / 150)
  close(own.ppv.value, 81 / 93)
  close(own.npv.value, 48 / 57)
  const rare = predictiveValuesAt({ tp: 240, fn: 178, fp: 87, tn: 288 }, 0.03)
  close(rare.ppv.value, ((240 / 418) * 0.03) / ((240 / 418) * 0.03 + (87 / 375) * 0.97))
  // Delta method on two independent binomials: numerical gradient of the logit.
  const se = 240 / 418
  const sp = 288 / 375
  const variance =
    (slope((x) => logitPpv(x, sp), se) ** 2 * se * (1 - se)) / 418 + (slope((x) => logitPpv(se, x), sp) ** 2 * sp * (1 - sp)) / 375
  assert.ok(rare.ppv.interval)
  const { low, high } = rare.ppv.interval
  close((Math.log(high / (1 - high)) - Math.log(low / (1 - low))) / 2 / 1.959963984540054, Math.sqrt(variance), 1e-7)
  assert.throws(() => predictiveValuesAt(table, 1), { code: 'STATISTICS_RANGE' })
})
