import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bispectralIndex, bouillonBis, eleveldBis, propofolForBis, vanlucheneBis } from './bis.ts'
import { bouillonLaryngoscopy, toleranceOfLaryngoscopy } from './laryngoscopy.ts'

const near = (observed: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${observed} is not ${expected}`)

test('without drugs the index is the baseline, at C50 it has fallen by half of its range', () => {
  for (const surface of [bouillonBis, vanlucheneBis, eleveldBis(20), eleveldBis(80)]) {
    assert.equal(bispectralIndex(surface, 0, 0), surface.baseline)
    assert.equal(bispectralIndex(surface, -1e-18, -1e-18), surface.baseline)
    near(bispectralIndex(surface, surface.propofolC50, 0), surface.baseline - surface.range / 2)
  }
  near(bispectralIndex(bouillonBis, 0, 19.3), 97.4 / 2)
  near(bispectralIndex(bouillonBis, 4.47 / 2, 19.3 / 2), 97.4 / 2)
})

test('the surface of Vanluchene is its equation, and ends at 8.4', () => {
  for (const c of [0.5, 2, 6]) near(bispectralIndex(vanlucheneBis, c, 9), 95.9 - (87.5 * (c / 4.92) ** 2.69) / (1 + (c / 4.92) ** 2.69))
  near(bispectralIndex(vanlucheneBis, 1e6, 0), 8.4, 1e-9)
})

test('Eleveld: steeper below C50 than above, continuous there, more sensitive and slower with age', () => {
  const surface = eleveldBis(35)
  assert.equal(surface.propofolC50, 3.08)
  near(bispectralIndex(surface, 1.54, 0), (93 * 3.08 ** 1.89) / (3.08 ** 1.89 + 1.54 ** 1.89))
  near(bispectralIndex(surface, 6.16, 0), (93 * 3.08 ** 1.47) / (3.08 ** 1.47 + 6.16 ** 1.47))
  near(bispectralIndex(surface, 3.08 * (1 + 1e-9), 0), bispectralIndex(surface, 3.08 * (1 - 1e-9), 0), 1e-6)
  assert.equal(bispectralIndex(surface, 3, 8), bispectralIndex(surface, 3, 0))
  near(60 * eleveldBis(35).delay, 15 + Math.exp(0.0517 * 35))
  assert.ok(eleveldBis(75).propofolC50 < 2.4 && 60 * eleveldBis(75).delay > 60)
})

test('synergy lowers the index of a mixture and of nothing else', () => {
  const synergistic = { ...bouillonBis, synergy: 1 }
  near(bispectralIndex(synergistic, 3, 0), bispectralIndex(bouillonBis, 3, 0))
  near(bispectralIndex(synergistic, 0, 8), bispectralIndex(bouillonBis, 0, 8))
  // At equal shares θ - θ² is 1/4.
  const units = 2 / 0.75
  near(bispectralIndex(synergistic, 4.47, 19.3), 97.4 - (97.4 * units ** 1.43) / (1 + units ** 1.43))
})

test('the concentration for an index gives that index', () => {
  for (const surface of [bouillonBis, vanlucheneBis, eleveldBis(50)])
    for (const index of [80, 50, 30]) near(bispectralIndex(surface, propofolForBis(surface, index), 0), index, 1e-10)
})

test('remifentanil alone makes nobody tolerate laryngoscopy, a little makes propofol do it', () => {
  assert.equal(toleranceOfLaryngoscopy(bouillonLaryngoscopy, 0, 20), 0)
  near(toleranceOfLaryngoscopy(bouillonLaryngoscopy, 8.04 * 1.05, 0), 0.5)
  assert.ok(toleranceOfLaryngoscopy(bouillonLaryngoscopy, 4, 0) < 0.05)
  assert.ok(toleranceOfLaryngoscopy(bouillonLaryngoscopy, 4, 4) > 0.95)
})
