import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { cubicSpline } from './cubic-spline.ts'
import { closeTo, spaced } from './referee.test.ts'
import { stream } from './stream.ts'

const cubic = (x: number): number => 2 - 3 * x + 0.5 * x ** 2 - 0.25 * x ** 3

test('a cubic comes back exactly, inside and beyond uneven knots, with its slope', () => {
  const knots = [-2, -1.9, 0.3, 1, 4, 4.5]
  const spline = cubicSpline(knots, knots.map(cubic))
  for (const x of [-3, -2, -1.95, 0, 0.3, 2.2, 4.2, 4.5, 6]) {
    closeTo(spline.at(x), cubic(x), 1e-12, `value at ${x}`)
    closeTo(spline.slope(x), -3 + x - 0.75 * x ** 2, 1e-12, `slope at ${x}`)
  }
})

test('two knots make a line, three a parabola', () => {
  closeTo(cubicSpline([1, 3], [2, 6]).at(2.5), 5, 1e-15, 'line')
  const parabola = cubicSpline([0, 1, 4], [1, 2, 17])
  for (const x of [-1, 0.5, 3, 5]) closeTo(parabola.at(x), 1 + x * x, 1e-14, `parabola at ${x}`)
})

/** Largest error of value and slope of the spline through n + 1 points of e^x on [0, 3]. */
const errorsWith = (n: number): readonly [number, number] => {
  const knots = spaced(0, 3, n + 1)
  const spline = cubicSpline(knots, knots.map(Math.exp))
  const points = spaced(0, 3, 4001)
  return [
    Math.max(...points.map((x) => Math.abs(spline.at(x) - Math.exp(x)))),
    Math.max(...points.map((x) => Math.abs(spline.slope(x) - Math.exp(x)))),
  ]
}

test('the order of convergence is four for values and three for slopes', () => {
  for (const n of [32, 64, 128]) {
    const [coarse, fine] = [errorsWith(n), errorsWith(2 * n)]
    const [values, slopes] = coarse.map((error, i) => Math.log2(error / fine[i]))
    assert.ok(Math.abs(values - 4) < 0.2, `order of values ${values}`)
    assert.ok(Math.abs(slopes - 3) < 0.2, `order of slopes ${slopes}`)
  }
})

const referee = ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import scipy.interpolate']).status === 0)

test('agrees with CubicSpline of scipy', { skip: referee === undefined && 'scipy is not installed (Debian package python3-scipy)' }, () => {
  const random = stream('cubic spline')
  const cases = [2, 3, 4, 5, 11, 40].map((count) => {
    let at = random.normal()
    const x = Array.from({ length: count }, () => (at += 0.05 + random.exponential()))
    const points = spaced(x[0] - 0.5, x[count - 1] + 0.5, 57)
    return { x, y: x.map(() => random.normal()), points }
  })
  const program = `import json, sys
from scipy.interpolate import CubicSpline
def both(c):
    s = CubicSpline(c['x'], c['y'])
    return [s(c['points']).tolist(), s(c['points'], 1).tolist()]
json.dump([both(c) for c in json.load(sys.stdin)], sys.stdout)`
  const { stdout, stderr, status } = spawnSync(referee ?? '', ['-c', program], { input: JSON.stringify(cases), encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  for (const [i, [values, slopes]] of (JSON.parse(stdout) as [number[], number[]][]).entries()) {
    const { x, y, points } = cases[i]
    const spline = cubicSpline(x, y)
    const scale = Math.max(...values.map(Math.abs), ...slopes.map(Math.abs))
    for (const [k, point] of points.entries()) {
      assert.ok(Math.abs(spline.at(point) - values[k]) < 1e-11 * scale, `value at ${point} of ${x.length} knots`)
      assert.ok(Math.abs(spline.slope(point) - slopes[k]) < 1e-11 * scale, `slope at ${point} of ${x.length} knots`)
    }
  }
})

test('refuses knots that do not ascend and values that are no numbers', () => {
  assert.throws(() => cubicSpline([1], [1]), { code: 'NUMBERS_TOO_FEW' })
  assert.throws(() => cubicSpline([1, 2], [1]), { code: 'NUMBERS_LENGTHS' })
  assert.throws(() => cubicSpline([1, 1], [1, 2]), { code: 'NUMBERS_DOMAIN', message: /knot 1/ })
  assert.throws(() => cubicSpline([1, NaN], [1, 2]), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => cubicSpline([1, 2], [1, NaN]), { code: 'NUMBERS_DOMAIN', message: /value at knot 1/ })
})
