import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { expm } from './expm.ts'
import { closeTo } from './referee.test.ts'
import { stream } from './stream.ts'

const multiply = (a: Float64Array, b: Float64Array, n: number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => {
    let total = 0
    for (let k = 0; k < n; k++) total += a[Math.floor(at / n) * n + k] * b[k * n + (at % n)]
    return total
  })

/** Largest difference of two matrices, relative to the largest entry of the second. */
const distance = (a: Float64Array, b: ArrayLike<number>): number => {
  const size = Math.max(...Array.from(b, Math.abs))
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]))) / size
}

test('the exponential of zero, of numbers, of a nilpotent matrix and of a rotation', () => {
  assert.deepEqual(expm(new Float64Array(9), 3), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1))
  for (const x of [-50, -3, -1e-9, 1e-3, 0.2, 0.9, 5, 30]) closeTo(expm(Float64Array.of(x), 1)[0], Math.exp(x), 1e-13, `exp(${x})`)
  // N³ = 0, so that e^N = 1 + N + N²/2.
  assert.ok(distance(expm(Float64Array.of(0, 2, 5, 0, 0, 3, 0, 0, 0), 3), [1, 2, 8, 0, 1, 3, 0, 0, 1]) < 1e-15)
  for (const angle of [0.01, 1, 10, 100]) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    assert.ok(distance(expm(Float64Array.of(0, -angle, angle, 0), 2), [c, -s, s, c]) < 1e-13, `rotation by ${angle}`)
  }
})

test('the stiff example of Moler and Van Loan (SIAM Rev 45:3, 2003) agrees with its eigenvectors', () => {
  // Eigenvalues -1 and -17 with the vectors (1, 2) and (3, 4).
  const [slow, fast] = [Math.exp(-1), Math.exp(-17)]
  const expected = [3 * fast - 2 * slow, 1.5 * (slow - fast), 4 * (fast - slow), 3 * slow - 2 * fast]
  assert.ok(distance(expm(Float64Array.of(-49, 24, -64, 31), 2), expected) < 1e-13)
})

test('e^A e^-A is one and e^(2A) is the square of e^A', () => {
  const random = stream('matrix exponential')
  for (const [n, size] of [
    [2, 0.01],
    [4, 0.3],
    [6, 1],
    [7, 4],
  ] as const) {
    const a = Float64Array.from({ length: n * n }, () => size * random.normal())
    const e = expm(a, n)
    const identity = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))
    const inverse = expm(
      a.map((value) => -value),
      n,
    )
    const size2 = Math.max(...e.map(Math.abs)) * Math.max(...inverse.map(Math.abs))
    assert.ok(distance(multiply(e, inverse, n), identity) < 1e-14 * n * Math.max(1, size2), `inverse, n = ${n}`)
    assert.ok(
      distance(
        expm(
          a.map((value) => 2 * value),
          n,
        ),
        multiply(e, e, n),
      ) < 1e-12,
      `square, n = ${n}`,
    )
  }
})

const referee = ['/usr/bin/python3', 'python3'].find((python) => spawnSync(python, ['-c', 'import mpmath']).status === 0)

test(
  'agrees with mpmath in 50 digits',
  { skip: referee === undefined && 'mpmath is not installed (Debian package python3-mpmath)' },
  () => {
    const random = stream('matrix exponential', 'mpmath')
    const cases = [1, 2, 3, 5, 8].flatMap((n) =>
      [1e-3, 0.05, 0.3, 2, 20].map((size) => ({ n, rows: Array.from({ length: n * n }, () => (size * random.normal()) / n) })),
    )
    const program = `import json, sys, mpmath as m
m.mp.dps = 50
def rows(c):
    n = c['n']
    e = m.expm(m.matrix([c['rows'][i * n:i * n + n] for i in range(n)]))
    return [float(e[i, j]) for i in range(n) for j in range(n)]
json.dump([rows(c) for c in json.load(sys.stdin)], sys.stdout)`
    const { stdout, stderr, status } = spawnSync(referee ?? '', ['-c', program], { input: JSON.stringify(cases), encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    for (const [i, theirs] of (JSON.parse(stdout) as number[][]).entries()) {
      const { n, rows } = cases[i]
      const error = distance(expm(Float64Array.from(rows), n), theirs)
      assert.ok(error < 5e-14, `case ${i}, n = ${n}: ${error}`)
    }
  },
)

test('refuses what is no finite square matrix', () => {
  assert.throws(() => expm(new Float64Array(3), 2), { code: 'NUMBERS_LENGTHS' })
  assert.throws(() => expm(Float64Array.of(NaN), 1), { code: 'NUMBERS_DOMAIN' })
  assert.throws(() => expm(Float64Array.of(Infinity), 1), { code: 'NUMBERS_DOMAIN' })
})
