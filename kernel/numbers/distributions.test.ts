import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betaCdf, betaQuantile } from './beta.ts'
import { binomialCdf, binomialMass } from './binomial.ts'
import { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from './chi-square.ts'
import { fCdf, fSurvival } from './f.ts'
import { gammaCdf, gammaQuantile } from './gamma.ts'
import { agreesWithR, closeTo, product } from './referee.test.ts'
import { stream } from './stream.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

const probabilities = [1e-8, 0.001, 0.025, 0.2, 0.5, 0.9, 0.975, 0.9999]
const shapes = [0.2, 0.5, 1, 2.5, 10, 60, 500]

const multiplesOfTheMean = shapes.flatMap((a) => [0.01, 0.3, 0.9, 1, 1.2, 2].map((ratio) => [a * ratio, a]))
const offCentre = probabilities.filter((p) => p !== 0.5)
const degrees = [1, 2, 3.5, 10, 100, 5000]
const ratios = product([0.01, 0.5, 1, 3, 20], [1, 3, 12, 100], [1, 4, 25, 300])
const counts = [1, 7, 60, 400].flatMap((n) => product([...Array(n + 1).keys()], [n], [0.001, 0.2, 0.5, 0.97]))
const clopperPearson = [
  [1, 10],
  [8, 10],
  [5, 200],
  [199, 200],
  [470, 1000],
].flatMap(([k, n]) => product([0.005, 0.025, 0.05, 0.5, 0.95, 0.975], [k], [n - k + 1]))

agreesWithR([
  { ours: betaCdf, r: 'pbeta', grid: product([0.001, 0.1, 0.3, 0.5, 0.8, 0.99], shapes, shapes), tolerance: 5e-13 },
  { ours: betaQuantile, r: 'qbeta', grid: clopperPearson, tolerance: 1e-14 },
  { ours: gammaCdf, r: 'pgamma', grid: multiplesOfTheMean, tolerance: 2e-13 },
  { ours: gammaQuantile, r: 'qgamma', grid: product(probabilities, shapes), tolerance: 2e-14 },
  { ours: chiSquareCdf, r: 'pchisq', grid: multiplesOfTheMean, tolerance: 1e-13 },
  { ours: chiSquareSurvival, r: 'pchisq', tail: 'upper', grid: multiplesOfTheMean, tolerance: 1e-13 },
  { ours: chiSquareQuantile, r: 'qchisq', grid: product(probabilities, shapes), tolerance: 5e-14 },
  { ours: studentTCdf, r: 'pt', grid: product([-30, -4, -1.96, -0.5, -1e-3, 0, 0.7, 2.5, 10], degrees), tolerance: 2e-13 },
  { ours: studentTQuantile, r: 'qt', grid: product(offCentre, degrees), tolerance: 2e-14 },
  { ours: fCdf, r: 'pf', grid: ratios, tolerance: 2e-13 },
  { ours: fSurvival, r: 'pf', tail: 'upper', grid: ratios, tolerance: 2e-13 },
  { ours: binomialCdf, r: 'pbinom', grid: counts, tolerance: 1e-12 },
  { ours: binomialMass, r: 'dbinom', grid: counts, tolerance: 1e-12 },
])

test('beta quantiles invert the distribution function, from whichever end is smaller', () => {
  for (const a of shapes) {
    for (const b of shapes) {
      for (const p of probabilities) {
        const x = betaQuantile(p, a, b)
        if (x === 1) continue
        // One rounding of x moves the probability by x f(x) / F(x) roundings.
        const nudge = Math.abs(betaCdf(x * (1 + 2 ** -50), a, b) - betaCdf(x * (1 - 2 ** -50), a, b))
        assert.ok(Math.abs(betaCdf(x, a, b) - p) <= nudge + 4e-14 * p, `betaQuantile(${p}, ${a}, ${b})`)
      }
    }
  }
})

test('gamma quantiles invert the distribution function', () => {
  for (const [p, a] of product(probabilities, shapes)) closeTo(gammaCdf(gammaQuantile(p, a), a), p, 1e-13, `inverse at ${p}, ${a}`)
})

test('χ² with 2 degrees of freedom is exponential, far into its tail', () => {
  for (const x of [0.1, 3, 50, 700, 1400]) closeTo(chiSquareSurvival(x, 2), Math.exp(-x / 2), 1e-13, `x = ${x}`)
})

test('Student t quantiles follow their closed forms', () => {
  for (const df of degrees) assert.equal(studentTQuantile(0.5, df), 0)
  for (const p of [1e-12, 0.01, 0.3, 0.49]) {
    closeTo(studentTQuantile(p, 1), -1 / Math.tan(Math.PI * p), 1e-14, `Cauchy at ${p}`)
    closeTo(studentTQuantile(p, 2), -(1 - 2 * p) / Math.sqrt(2 * p * (1 - p)), 1e-14, `2 degrees of freedom at ${p}`)
  }
  assert.deepEqual(
    [studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3), studentTQuantile(0, 3), studentTQuantile(1, 3)],
    [0, 1, -Infinity, Infinity],
  )
})

test('the F survival is the mirrored distribution', () => {
  for (const [x, d1, d2] of ratios) closeTo(fSurvival(x, d1, d2), fCdf(1 / x, d2, d1), 1e-12, `fSurvival(${x}, ${d1}, ${d2})`)
})

test('binomial masses sum to the distribution function', () => {
  for (const n of [1, 7, 60, 400]) {
    for (const p of [0.001, 0.2, 0.5, 0.97]) {
      let below = 0
      for (let k = 0; k <= n; k++) {
        below += binomialMass(k, n, p)
        closeTo(binomialCdf(k, n, p), below, 1e-12, `binomialCdf(${k}, ${n}, ${p})`)
      }
    }
  }
  assert.deepEqual([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3), binomialMass(2.5, 5, 0.3), binomialMass(6, 5, 0.3)], [0, 1, 0, 0])
  assert.deepEqual([binomialMass(0, 5, 0), binomialMass(5, 5, 1), binomialMass(0, 0, 0.4)], [1, 1, 1])
})

test('arguments outside the domain are refused', () => {
  const wrong = [
    () => betaCdf(0.5, 0, 1),
    () => betaQuantile(1.5, 1, 1),
    () => gammaCdf(NaN, 1),
    () => chiSquareSurvival(1, -1),
    () => studentTQuantile(0.5, NaN),
    () => fCdf(1, 0, 1),
    () => binomialCdf(1, 2.5, 0.5),
  ]
  for (const call of wrong) assert.throws(call, { code: 'NUMBERS_DOMAIN' })
})

test('quantiles answer for shapes from 0.001 to 10,000 and tails down to 1e-12, in order of their probabilities', () => {
  const source = stream('quantiles')
  const size = (): number => 10 ** (source.double() * 7 - 3)
  for (let i = 0; i < 2000; i++) {
    const [a, b] = [size(), size()]
    const p = source.integer(2) === 0 ? 10 ** (-12 * source.double()) : source.double()
    assert.ok(betaQuantile(p / 2, a, b) <= betaQuantile(p, a, b))
    assert.ok(gammaQuantile(p / 2, a) <= gammaQuantile(p, a))
    assert.ok(studentTQuantile(p / 2, a) <= studentTQuantile(p, a))
  }
})

test('quantiles beyond the reach of the densities follow the leading power', () => {
  closeTo(studentTQuantile(1e-300, 1), -1 / (Math.PI * 1e-300), 1e-13, 'Cauchy')
  closeTo(betaQuantile(1e-3, 0.0098, 1), 1e-3 ** (1 / 0.0098), 1e-12, 'beta with b = 1')
  assert.deepEqual([gammaQuantile(1e-3, 1e-3), gammaQuantile(0, 2), gammaQuantile(1, 2)], [0, 0, Infinity])
})
