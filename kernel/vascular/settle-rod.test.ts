import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rodEnergy } from './rod-energy.ts'
import { settleRod } from './settle-rod.ts'

const energy = rodEnergy(30, { axial: -7, transverse: 3, moment: 2 })
const bent = Float64Array.from({ length: 30 }, (_, j) => Math.sin(j / 7))

test('gradient and stiffness are the derivatives of the energy', () => {
  const [gradient, stiffness, ahead, behind] = Array.from({ length: 4 }, () => new Float64Array(30))
  energy.gradient(bent, gradient)
  energy.stiffness(bent, stiffness)
  const h = 1e-5
  for (let j = 0; j < 30; j++) {
    const [more, less] = [bent.slice(), bent.slice()]
    more[j] += h
    less[j] -= h
    assert.ok(Math.abs((energy.value(more) - energy.value(less)) / 2 / h - gradient[j]) < 1e-7, `slope ${j}`)
    energy.gradient(more, ahead)
    energy.gradient(less, behind)
    for (let i = 0; i < 30; i++) {
      const expected = i === j ? stiffness[j] : Math.abs(i - j) === 1 ? -30 : 0
      assert.ok(Math.abs((ahead[i] - behind[i]) / 2 / h - expected) < 1e-6, `stiffness ${i}, ${j}`)
    }
  }
})

test('a rod settles in a minimum, from wherever it starts', () => {
  const gradient = new Float64Array(30)
  for (const start of [0, 1, -2, 3]) {
    const angles = bent.map((angle) => start * angle)
    const before = energy.value(angles)
    assert.equal(settleRod(energy, angles).stable, true)
    energy.gradient(angles, gradient)
    assert.ok(gradient.every((moment) => Math.abs(moment) < 1e-12))
    assert.ok(energy.value(angles) <= before)
  }
})

test('gives up on an energy that has no bottom', () => {
  const slope = { ...energy, value: (angles: Float64Array) => -angles[0], gradient: (_: Float64Array, into: Float64Array) => into.fill(-1) }
  assert.throws(() => settleRod(slope, bent.slice()), { code: 'VASCULAR_NO_EQUILIBRIUM', message: /5000 steps/ })
})
