import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { hosmerLemeshow } from './hosmer-lemeshow.ts'
import { spiegelhalter } from './spiegelhalter.ts'

const close = (observed: number | null | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs((observed ?? NaN) - expected) <= tolerance, `${observed} instead of ${expected}`)

function simulated(name: string, rows: number) {
  const random = stream('tests of calibration', name)
  const probabilities = Float64Array.from({ length: rows }, () => random.beta(2, 4))
  return { labels: Uint8Array.from(probabilities, (p) => (random.double() < p ? 1 : 0)), probabilities }
}

test('Spiegelhalter by hand: (1 − 0.8)(−0.6) + (0 − 0.3)(0.4) over √(0.36 · 0.16 + 0.16 · 0.21)', () => {
  const { z, p } = spiegelhalter({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(0.8, 0.3) })
  close(z.value, -0.24 / Math.sqrt(0.0912))
  close(p, 0.42678, 1e-5)
})

test('on right predictions both tests reject one in twenty, the external degrees of freedom being the number of groups', () => {
  let rejected = { spiegelhalter: 0, external: 0 }
  for (let study = 0; study < 600; study += 1) {
    const predictions = simulated(`null ${study}`, 400)
    rejected = {
      spiegelhalter: rejected.spiegelhalter + Number((spiegelhalter(predictions).p ?? 1) < 0.05),
      external: rejected.external + Number((hosmerLemeshow(predictions, { data: 'external' }).p ?? 1) < 0.05),
    }
  }
  // 5 % of 600 is 30, standard deviation 5.3.
  for (const count of Object.values(rejected)) assert.ok(count >= 14 && count <= 46, JSON.stringify(rejected))
})

test('groups are as equal as ranks allow, and the degrees of freedom are said', () => {
  const predictions = simulated('groups', 103)
  const { groups, df, method } = hosmerLemeshow(predictions, { groups: 10, data: 'development' })
  assert.equal(df, 8)
  assert.match(method, /df = 8 \(development data\)/)
  assert.ok(groups.every(({ n }) => n === 10 || n === 11))
  assert.equal(
    groups.reduce((total, { n }) => total + n, 0),
    103,
  )
  assert.equal(hosmerLemeshow(predictions).df, 10)
})

test('tied probabilities are ranked in order of appearance', () => {
  const labels = Uint8Array.of(1, 1, 1, 0, 0, 0)
  const { groups } = hosmerLemeshow({ labels, probabilities: new Float64Array(6).fill(0.5) }, { groups: 3 })
  assert.deepEqual(
    groups.map(({ observed }) => observed),
    [2, 1, 0],
  )
})

test('where there is no variance the reason is said', () => {
  assert.match(spiegelhalter({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(1, 0.5) }).z.reason ?? '', /no variance/)
  const few = hosmerLemeshow({ labels: Uint8Array.of(1, 0), probabilities: Float64Array.of(0.4, 0.5) })
  assert.deepEqual([few.chiSquare, few.p], [null, null])
  const certain = hosmerLemeshow(
    { labels: Uint8Array.of(0, 0, 1, 1, 1, 0), probabilities: Float64Array.of(0, 0, 0.5, 0.5, 1, 1) },
    { groups: 3 },
  )
  assert.match(certain.reason ?? '', /only of 1/)
})
