import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bendRod } from './bend-rod.ts'
import { bucklingOf } from './buckling.ts'

const unit = { length: 1, bendingStiffness: 1 }

const near = (observed: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(observed - expected) <= tolerance, `${what}: ${observed} is not ${expected}`)

const error = (edges: number): number => Math.abs(bucklingOf({ ...unit, edges }).load - Math.PI ** 2 / 4)

test('the buckling load converges to π²/4 with order two', () => {
  for (const edges of [10, 40, 160, 640]) near(Math.log2(error(edges) / error(2 * edges)), 2, 0.01, `order at ${edges} edges`)
  assert.ok(error(4000) < 1e-7)
})

test('the eigenvalue and its mode are those of the chain of edges', () => {
  // The difference equation has the solution sin(π (2 j + 1) / 4 n), with the eigenvalue 4 n² sin²(π / 4 n).
  for (const edges of [4, 25, 400, 4000]) {
    const { load, mode } = bucklingOf({ ...unit, edges })
    near(load, 4 * edges ** 2 * Math.sin(Math.PI / 4 / edges) ** 2, 1e-11, `load of ${edges} edges`)
    const tip = Math.sin((Math.PI * (2 * edges - 1)) / 4 / edges)
    for (const [j, angle] of mode.entries())
      near(angle, Math.sin((Math.PI * (2 * j + 1)) / 4 / edges) / tip, 1e-8, `angle ${j} of ${edges}`)
  }
})

test('the load grows with the stiffness and falls with the square of the length', () => {
  const { load } = bucklingOf(unit)
  near(bucklingOf({ length: 0.1, bendingStiffness: 2.5e-3 }).load, 0.25 * load, 1e-14, 'wire')
})

test('the straight rod loses its stability at the eigenvalue', () => {
  const rod = { ...unit, edges: 100 }
  let [low, high] = [1, 4]
  while (high - low > 1e-10) {
    const middle = (low + high) / 2
    if (bendRod(rod, { axial: -middle }).stable) low = middle
    else high = middle
  }
  near(low, bucklingOf(rod).load, 1e-9, 'load')
})

test('refuses a rod without length', () => {
  assert.throws(() => bucklingOf({ ...unit, length: -1 }), { code: 'VASCULAR_RANGE', message: /length of the rod in m is -1/ })
})
