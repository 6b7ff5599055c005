import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Measure } from './contract.ts'
import type { Criterion } from './study/locked-plan.ts'
import { exitCodeOf, judge } from './verdicts.ts'

const measure = (value: number | null, low?: number, high?: number): Measure => ({
  name: 'auroc',
  group: 'all',
  unit: '1',
  value,
  interval: low === undefined ? null : { low, high: high!, level: 0.95, method: 'normal' },
  n: 100,
  method: 'test',
  ...(value === null ? { reason: 'no events' } : {}),
})
const criterion = (limit: Criterion['limit'], on: Criterion['on'] = 'interval'): Criterion => ({
  id: 'a',
  text: 'A',
  measure: 'auroc',
  group: 'all',
  on,
  limit,
})
const verdictOf = (limit: Criterion['limit'], of: Measure, on?: Criterion['on']) =>
  judge([criterion(limit, on)], { measures: [of], cases: {} }).verdict

// Limit, interval, verdict; the rules of Piaggio et al., JAMA 308:2594–2604, 2012, figure 1, for non-inferiority.
const table: readonly (readonly [Criterion['limit'], low: number, high: number, verdict: string])[] = [
  [{ atLeast: 0.8 }, 0.81, 0.9, 'pass'],
  [{ atLeast: 0.8 }, 0.8, 0.9, 'pass'],
  [{ atLeast: 0.8 }, 0.79, 0.9, 'inconclusive'],
  [{ atLeast: 0.8 }, 0.7, 0.8, 'inconclusive'],
  [{ atLeast: 0.8 }, 0.7, 0.79, 'fail'],
  [{ atMost: 0.8 }, 0.7, 0.8, 'pass'],
  [{ atMost: 0.8 }, 0.7, 0.81, 'inconclusive'],
  [{ atMost: 0.8 }, 0.8, 0.9, 'inconclusive'],
  [{ atMost: 0.8 }, 0.81, 0.9, 'fail'],
  [{ between: [0.8, 1.2] }, 0.8, 1.2, 'pass'],
  [{ between: [0.8, 1.2] }, 0.7, 1, 'inconclusive'],
  [{ between: [0.8, 1.2] }, 0.7, 1.3, 'inconclusive'],
  [{ between: [0.8, 1.2] }, 1.1, 1.3, 'inconclusive'],
  [{ between: [0.8, 1.2] }, 0.5, 0.7, 'fail'],
  [{ between: [0.8, 1.2] }, 1.3, 1.5, 'fail'],
  [{ nonInferiorWithin: 0.02 }, -0.01, 0.05, 'pass'],
  [{ nonInferiorWithin: 0.02 }, 0.01, 0.05, 'pass'],
  [{ nonInferiorWithin: 0.02 }, -0.02, 0.05, 'inconclusive'],
  [{ nonInferiorWithin: 0.02 }, -0.03, 0.05, 'inconclusive'],
  [{ nonInferiorWithin: 0.02 }, -0.03, -0.01, 'inconclusive'],
  [{ nonInferiorWithin: 0.02 }, -0.06, -0.02, 'inconclusive'],
  [{ nonInferiorWithin: 0.02 }, -0.06, -0.03, 'fail'],
]

describe('a criterion on an interval', () => {
  for (const [limit, low, high, verdict] of table)
    test(`${JSON.stringify(limit)} and [${low}, ${high}]: ${verdict}`, () =>
      assert.equal(verdictOf(limit, measure((low + high) / 2, low, high)), verdict))
})

test('on the estimate the value alone decides', () => {
  assert.equal(verdictOf({ atLeast: 0.8 }, measure(0.8, 0.1, 0.9), 'estimate'), 'pass')
  assert.equal(verdictOf({ atLeast: 0.8 }, measure(0.79), 'estimate'), 'fail')
  assert.equal(verdictOf({ between: [0.8, 1.2] }, measure(1.3), 'estimate'), 'fail')
  assert.equal(verdictOf({ nonInferiorWithin: 0.1 }, measure(-0.1), 'estimate'), 'fail')
})

test('what is undefined is inconclusive, with its reason', () => {
  for (const on of ['interval', 'estimate'] as const) {
    const { verdict, criteria } = judge([criterion({ atLeast: 0.8 }, on)], { measures: [measure(null)], cases: {} })
    assert.deepEqual([verdict, criteria[0].why], ['inconclusive', 'no events'])
  }
  assert.equal(verdictOf({ atLeast: 0.8 }, measure(0.9)), 'inconclusive', 'no interval')
  assert.equal(verdictOf({ atLeast: 0.8 }, measure(Number.NaN, Number.NaN, Number.NaN)), 'inconclusive')
  assert.equal(verdictOf({ atMost: 0.8 }, measure(Number.NaN), 'estimate'), 'inconclusive')
  assert.match(judge([criterion({ atLeast: 0.8 })], { measures: [], cases: {} }).criteria[0].why, /no measure "auroc" of group "all"/)
})

test('one failure fails the study, one open criterion leaves it open, and no criterion concludes nothing', () => {
  const [pass, open, fail] = [
    { ...criterion({ atLeast: 0.5 }), id: 'pass' },
    { ...criterion({ atLeast: 0.8 }), id: 'open' },
    { ...criterion({ atLeast: 0.95 }), id: 'fail' },
  ]
  const findings = { measures: [measure(0.8, 0.7, 0.9)], cases: {} }
  assert.equal(judge([pass], findings).verdict, 'pass')
  assert.equal(judge([pass, open], findings).verdict, 'inconclusive')
  assert.equal(judge([open, fail, pass], findings).verdict, 'fail')
  assert.equal(judge([], findings).verdict, 'inconclusive')
  assert.deepEqual(
    judge([open, fail, pass], findings).criteria.map(({ id, verdict }) => [id, verdict]),
    [
      ['open', 'inconclusive'],
      ['fail', 'fail'],
      ['pass', 'pass'],
    ],
  )
})

test('an open criterion says how many more cases settle it, and that many do', () => {
  // Wilson, J Am Stat Assoc 22:209–212, 1927.
  const z = 1.959963984540054
  const wilson = (p: number, n: number): Measure => {
    const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
    const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
    return {
      ...measure(p, centre - half, centre + half),
      interval: { low: centre - half, high: centre + half, level: 0.95, method: 'Wilson score' },
      n,
    }
  }
  const { more } = judge([criterion({ atLeast: 0.85 })], { measures: [wilson(0.9, 100)], cases: {} }).criteria[0]
  assert.ok(more !== null && more !== undefined && more > 0)
  const n = 100 + more
  assert.ok(wilson(0.9, n).interval!.low > 0.85)
  assert.ok(wilson(0.9, n - 1).interval!.low <= 0.85)
})

test('between two limits the farther one decides how many more cases are needed', () => {
  const inside = measure(1, 0.7, 1.3)
  const only = (limit: Criterion['limit']) => judge([criterion(limit)], { measures: [inside], cases: {} }).criteria[0].more
  assert.equal(only({ between: [0.8, 1.1] }), only({ atMost: 1.1 }))
  assert.equal(only({ between: [0.8, 1.4] }), only({ atLeast: 0.8 }))
  assert.equal(only({ between: [0.8, 1] }), null, 'the estimate lies on a limit')
})

test('exit codes', () => assert.deepEqual((['pass', 'fail', 'inconclusive', 'error'] as const).map(exitCodeOf), [0, 1, 2, 3]))

const judged = (limit: Criterion['limit'], cases: Readonly<Record<string, number>>, on?: Criterion['on']) =>
  judge([criterion(limit, on)], { measures: [measure(0.8, 0.7, 0.9)], cases })

test('nothing passes on the cases that are left where others broke the bench; what failed or is open stays so', () => {
  for (const on of ['interval', 'estimate'] as const) {
    assert.equal(judged({ atLeast: 0.6 }, { ok: 90, late: 10 }, on).verdict, 'pass')
    const broken = judged({ atLeast: 0.6 }, { ok: 99, error: 1 }, on)
    assert.equal(broken.verdict, 'inconclusive')
    assert.match(broken.criteria[0].why, /1 case with the status error could not be measured/)
    assert.equal(judged({ atLeast: 0.95 }, { ok: 9, error: 1 }, on).verdict, 'fail')
  }
})
