import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betaCdf } from './beta.ts'
import { binomialMass } from './binomial.ts'
import { chiSquareSurvival } from './chi-square.ts'
import { gammaCdf } from './gamma.ts'
import { lnGamma } from './ln-gamma.ts'
import { normalCdf } from './normal.ts'
import type { Stream } from './stream.ts'
import { stream } from './stream.ts'
import { mean, variance } from './sums.ts'

const count = 20_000

/** Largest distance between the empirical distribution function and the true one, times √n; above 1.95 once in a thousand samples. */
function kolmogorov(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.toSorted()
  let distance = 0
  for (const [i, x] of sorted.entries()) {
    const p = cdf(x)
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p)
  }
  return distance * Math.sqrt(sorted.length)
}

const sample = (name: string, draw: (source: Stream) => number): Float64Array => {
  const source = stream('draws', name)
  return Float64Array.from({ length: count }, () => draw(source))
}

interface Continuous {
  readonly name: string
  readonly draw: (source: Stream) => number
  readonly cdf: (x: number) => number
  readonly mean: number
  readonly variance: number
}

const continuous: readonly Continuous[] = [
  { name: 'double', draw: (s) => s.double(), cdf: (x) => x, mean: 0.5, variance: 1 / 12 },
  { name: 'normal', draw: (s) => s.normal(), cdf: normalCdf, mean: 0, variance: 1 },
  { name: 'exponential', draw: (s) => s.exponential(), cdf: (x) => -Math.expm1(-x), mean: 1, variance: 1 },
  ...[0.05, 0.5, 1, 2.5, 80].map((shape) => ({
    name: `gamma ${shape}`,
    draw: (s: Stream) => s.gamma(shape),
    cdf: (x: number) => gammaCdf(x, shape),
    mean: shape,
    variance: shape,
  })),
  ...[
    [0.5, 0.5],
    [2, 5],
    [0.1, 3],
    [400, 20],
  ].map(([a, b]) => ({
    name: `beta ${a} ${b}`,
    draw: (s: Stream) => s.beta(a, b),
    cdf: (x: number) => betaCdf(x, a, b),
    mean: a / (a + b),
    variance: (a * b) / ((a + b) ** 2 * (a + b + 1)),
  })),
]

for (const { name, draw, cdf, ...moments } of continuous) {
  test(`${name} draws follow their distribution function and moments`, () => {
    const values = sample(name, draw)
    assert.ok(kolmogorov(values, cdf) < 1.95, `Kolmogorov ${kolmogorov(values, cdf)}`)
    assert.ok(Math.abs(mean(values) - moments.mean) < 4 * Math.sqrt(moments.variance / count))
    const squares = values.map((x) => (x - moments.mean) ** 2)
    assert.ok(Math.abs(mean(squares) - moments.variance) < 4 * Math.sqrt(variance(squares) / count))
  })
}

const poissonMass = (k: number, m: number): number => Math.exp(k * Math.log(m) - m - lnGamma(k + 1))

for (const m of [0.3, 4, 9.99, 10, 37.5, 1000]) {
  test(`Poisson draws of mean ${m} have the exact masses`, () => {
    const values = sample(`poisson ${m}`, (s) => s.poisson(m))
    const counts = new Map<number, number>()
    for (const k of values) counts.set(k, (counts.get(k) ?? 0) + 1)
    const spread = Math.ceil(3 * Math.sqrt(m) + 1)
    let statistic = 0
    let cells = 0
    let inCells = 0
    let massInCells = 0
    for (let k = Math.max(0, Math.floor(m) - spread); k <= m + spread; k++) {
      const expected = count * poissonMass(k, m)
      if (expected < 10) continue
      statistic += ((counts.get(k) ?? 0) - expected) ** 2 / expected
      cells += 1
      inCells += counts.get(k) ?? 0
      massInCells += expected
    }
    const rest = count - massInCells
    if (rest > 10) statistic += (count - inCells - rest) ** 2 / rest
    assert.ok(chiSquareSurvival(statistic, cells) > 1e-3, `χ² ${statistic} on ${cells}`)
    assert.ok(Math.abs(mean(values) - m) < 4 * Math.sqrt(m / count))
    assert.ok(Math.abs(variance(values) / m - 1) < 4 * Math.sqrt((2 + 1 / m) / count))
  })
}

test('Poisson of mean 0 is 0, and a negative mean is refused', () => {
  assert.equal(stream('zero').poisson(0), 0)
  assert.throws(() => stream('zero').poisson(-1), { code: 'NUMBERS_DOMAIN' })
})

test('beta draws of tiny shapes are 0 or 1, never NaN', () => {
  const values = sample('beta tiny', (s) => s.beta(1e-4, 1e-4))
  assert.ok(values.every((x) => x >= 0 && x <= 1))
  const high = values.filter((x) => x > 0.5).length
  assert.ok(Math.abs(high - count / 2) < 4 * Math.sqrt(count / 4))
})

test('normal draws reach the tails as often as they should', () => {
  const beyond = sample('tails', (s) => s.normal()).filter((x) => Math.abs(x) > 3).length
  const p = 2 * normalCdf(-3)
  let above = 0
  for (let k = beyond; k <= count; k++) above += binomialMass(k, count, p)
  assert.ok(above > 5e-4 && above < 1 - 5e-4)
})

test('normal and exponential draws take two words each', () => {
  const source = stream('words')
  source.normal()
  source.exponential()
  assert.equal(source.position(), 4)
})
