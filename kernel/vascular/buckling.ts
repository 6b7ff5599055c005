import type { Rod } from './rod.ts'
import { completeRod } from './rod.ts'
import { rodEnergy } from './rod-energy.ts'
import { factorTridiagonal, solveTridiagonal } from './tridiagonal.ts'

/** Where a straight rod under compression has its first other equilibrium. */
export interface Buckling {
  /** Compressive force at the tip, N. */
  readonly load: number
  /** Angles of the edges in the shape that it leaves the axis in; the one at the tip is 1. */
  readonly mode: Float64Array
}

// The second eigenvalue is nine times the first: each sweep takes a factor of 81 off the error of the Rayleigh quotient.
const sweeps = 12

/**
 * Buckling load of a clamped and free column: the least force at which the tangent stiffness of the straight discrete rod becomes
 * singular, an eigenvalue by inverse iteration. Throws VASCULAR_RANGE.
 * Source: Timoshenko, Gere, Theory of elastic stability, 2nd ed. (1961), section 2.1; the iteration from Parlett, The symmetric
 * eigenvalue problem (1998), chapter 4.
 *
 * @example
 * bucklingOf({ length: 1, bendingStiffness: 1 }).load // 2.467, π²/4
 */
export function bucklingOf(rod: Rod): Buckling {
  const { length, bendingStiffness, edges: n } = completeRod(rod)
  const energy = rodEnergy(n, { axial: 0, transverse: 0, moment: 0 })
  const straight = new Float64Array(n)
  const diagonal = new Float64Array(n)
  const pivots = new Float64Array(n)
  energy.stiffness(straight, diagonal)
  factorTridiagonal(diagonal, -n, pivots)
  const mode = new Float64Array(n).fill(1)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    solveTridiagonal(pivots, -n, mode)
    const tip = mode[n - 1]
    for (let j = 0; j < n; j++) mode[j] /= tip
  }
  // A unit force does the work of half the squared angle on each edge.
  let squares = 0
  for (const angle of mode) squares += angle * angle
  const scaled = (2 * n * energy.bending(mode)) / squares
  return { load: (scaled * bendingStiffness) / length ** 2, mode }
}
