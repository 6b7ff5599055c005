import { fail } from './errors.ts'
import type { RodEnergy } from './rod-energy.ts'
import { factorTridiagonal, solveTridiagonal } from './tridiagonal.ts'

const mostIterations = 5000
/** Farthest that an edge turns in one step, rad: long steps would lead to coils of which the rod has no need. */
const farthestTurn = 0.3
/** A Newton step of this size relative to the angles leaves an error of about its square. */
const smallEnough = 1e-8

/**
 * Moves the angles of a rod down its energy, in place, until it is in equilibrium: Newton's method with the stiffness raised until it is
 * positive definite, capped steps and Armijo's rule. Returns whether the equilibrium is a minimum; throws VASCULAR_NO_EQUILIBRIUM.
 * Source: Nocedal, Wright, Numerical optimization, 2nd ed. (2006), algorithms 3.1 to 3.3.
 */
export function settleRod(energy: RodEnergy, angles: Float64Array): { readonly stable: boolean; readonly iterations: number } {
  const n = angles.length
  const gradient = new Float64Array(n)
  const diagonal = new Float64Array(n)
  const pivots = new Float64Array(n)
  const step = new Float64Array(n)
  const tried = new Float64Array(n)
  let turn = Infinity
  for (let iterations = 1; iterations <= mostIterations; iterations++) {
    energy.gradient(angles, gradient)
    energy.stiffness(angles, diagonal)
    const stable = factorTridiagonal(diagonal, -n, pivots)
    let definite = stable
    for (let raise = 1e-6 / n; !definite; raise *= 3) {
      for (let j = 0; j < n; j++) diagonal[j] += raise
      definite = factorTridiagonal(diagonal, -n, pivots)
    }
    for (let j = 0; j < n; j++) step[j] = -gradient[j]
    solveTridiagonal(pivots, -n, step)

    turn = 0
    let largest = 0
    let slope = 0
    for (let j = 0; j < n; j++) {
      turn = Math.max(turn, Math.abs(step[j]))
      largest = Math.max(largest, Math.abs(angles[j]))
      slope += step[j] * gradient[j]
    }
    let fraction = Math.min(1, farthestTurn / turn)
    const before = energy.value(angles)
    // Where the gain is lost in rounding the energy cannot judge, and the rod is so near that the whole step is good.
    const flat = -slope < 1e-10 * energy.size(angles)
    for (;;) {
      for (let j = 0; j < n; j++) tried[j] = angles[j] + fraction * step[j]
      if (flat || energy.value(tried) <= before + 1e-4 * fraction * slope || fraction < 1e-12) break
      fraction /= 2
    }
    angles.set(tried)
    if (fraction === 1 && turn <= smallEnough * largest) return { stable, iterations }
  }
  throw fail('VASCULAR_NO_EQUILIBRIUM', { turn, iterations: mostIterations })
}
