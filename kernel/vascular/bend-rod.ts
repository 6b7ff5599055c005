import { fail } from './errors.ts'
import { requireFinite } from './require-range.ts'
import type { Rod } from './rod.ts'
import { completeRod, mostEdges } from './rod.ts'
import type { ScaledLoad } from './rod-energy.ts'
import { rodEnergy } from './rod-energy.ts'
import { settleRod } from './settle-rod.ts'

/** Dead load at the tip: it keeps its direction while the rod turns. Any sign, 0 where left out. */
export interface TipLoad {
  /** Force along the undeformed axis in N, away from the clamp; negative where it compresses. */
  readonly axial?: number
  /** Force across the undeformed axis in N, towards positive y. */
  readonly transverse?: number
  /** Moment in N·m, positive where it turns the tip towards positive y. */
  readonly moment?: number
}

/** A rod in equilibrium, with its clamp at the origin and its undeformed axis along x. */
export interface BentRod {
  /** Coordinates of the edges + 1 nodes, in m. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Angles of the edges against x, in rad. */
  readonly angles: Float64Array
  /** Distance of the tip from the undeformed axis, m, with the sign of y. */
  readonly tipDeflection: number
  /** Distance by which the tip has come back along the axis, m, from 0 to twice the length. */
  readonly tipShortening: number
  /** Angle of the tip against x, rad; full turns are counted. */
  readonly tipAngle: number
  /** Moment that the clamp has to hold, N·m. */
  readonly clampMoment: number
  /** Elastic energy, J, ≥ 0. */
  readonly bendingEnergy: number
  /** Whether the equilibrium is a minimum of the energy; a straight rod above its buckling load is none. */
  readonly stable: boolean
  /** Newton steps taken. */
  readonly iterations: number
}

/** Largest turn from one edge to the next; the error is then below a percent. */
const largestTurn = 0.25

/**
 * Equilibrium of a clamped and free rod under a dead load at its tip, for deflections of any size: the planar inextensible Kirchhoff
 * rod, whose curves are Euler's elastica. A discrete rod is moved down its energy by Newton steps from the straight shape (from the arc
 * of its moment, if it has one); weight and shear are left out. A load along the axis alone leaves the rod straight; above the buckling
 * load `stable` is then false, and a small transverse force shows the way out. Throws VASCULAR_RANGE, VASCULAR_TOO_FEW_EDGES and
 * VASCULAR_NO_EQUILIBRIUM.
 * Source: Bisshopp, Drucker, Q Appl Math 3:272 (1945) for the problem; Bergou et al., ACM Trans Graph 27:63 (2008) for the discrete rod.
 *
 * @example
 * bendRod({ length: 1, bendingStiffness: 1 }, { transverse: 1 }).tipDeflection // 0.3017
 */
export function bendRod(rod: Rod, { axial = 0, transverse = 0, moment = 0 }: TipLoad): BentRod {
  const { length, bendingStiffness, edges: n } = completeRod(rod)
  requireFinite(axial, 'axial force in N')
  requireFinite(transverse, 'transverse force in N')
  requireFinite(moment, 'moment in N·m')
  const unitMoment = bendingStiffness / length
  const unitForce = unitMoment / length
  const load = { axial: axial / unitForce, transverse: transverse / unitForce, moment: moment / unitMoment }
  requireResolved(load, n)

  const energy = rodEnergy(n, load)
  const angles = Float64Array.from({ length: n }, (_, j) => (load.moment * (j + 0.5)) / n)
  const { stable, iterations } = settleRod(energy, angles)

  const x = new Float64Array(n + 1)
  const y = new Float64Array(n + 1)
  const edge = length / n
  // Summed apart from x, so that a small deflection does not lose the digits of its shortening.
  let shortening = 0
  for (let j = 0; j < n; j++) {
    shortening += edge * 2 * Math.sin(angles[j] / 2) ** 2
    x[j + 1] = x[j] + edge * Math.cos(angles[j])
    y[j + 1] = y[j] + edge * Math.sin(angles[j])
  }
  return {
    x,
    y,
    angles,
    tipDeflection: y[n],
    tipShortening: shortening,
    // Half an edge beyond the middle of the last one, where the curvature is that of the moment.
    tipAngle: angles[n - 1] + load.moment / (2 * n),
    clampMoment: unitMoment * 2 * n * angles[0],
    bendingEnergy: unitMoment * (energy.bending(angles) + load.moment ** 2 / (4 * n)),
    stable,
    iterations,
  }
}

/** Refuses loads whose curvature can turn too far within one edge; along the rod κ²/2 + F·t/EI is constant, so that κ² ≤ (M/EI)² + 4F/EI. */
function requireResolved({ axial, transverse, moment }: ScaledLoad, edges: number): void {
  const curvature = Math.hypot(moment, 2 * Math.sqrt(Math.hypot(axial, transverse)))
  if (curvature <= largestTurn * edges) return
  const needed = Math.ceil(curvature / largestTurn)
  throw fail('VASCULAR_TOO_FEW_EDGES', { edges, turn: curvature / edges, limit: largestTurn, needed, most: mostEdges })
}
