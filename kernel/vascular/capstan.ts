import { dormandPrince } from '@vitalbench/kernel/numbers'
import { requireFinite, requireNotNegative, requirePositive } from './require-range.ts'

/** A wire that is drawn along a curved wall, which it touches everywhere. */
export interface DrawnWire {
  /** Length of the path, m, > 0. */
  readonly length: number
  /** Curvature of the path in 1/m at a distance in m from its start; of any sign, with jumps where it has them. */
  readonly curvature: (distance: number) => number
  /** Coefficient of friction, ≥ 0. */
  readonly friction: number
  /** Tension with which the wire is held back at the start, N, > 0. */
  readonly tension: number
  /** Longest step, m, > 0 (default a 256th of the length); shorter than the shortest bend. */
  readonly longestStep?: number
}

/** What friction makes of the tension: the pull at the end in N, and the angle that the path turns through in all, rad. */
export interface DrawnTension {
  readonly tension: number
  readonly wrapAngle: number
}

/**
 * Tension needed at the end of a curved path to draw a wire through it: dT/ds = μ |κ| T, solved along the curvature; bending
 * stiffness, weight and clearance are left out. Throws VASCULAR_RANGE.
 * Source: Euler, Remarques sur l'effet du frottement dans l'équilibre, Mém Acad Sci Berlin 18:265 (1769): over one bend, e^(μθ).
 *
 * @example
 * drawWire({ length: 0.1, curvature: () => Math.PI / 0.2, friction: 0.1, tension: 1 }).tension // 1.170, a right angle
 */
export function drawWire({ length, curvature, friction, tension, longestStep = length / 256 }: DrawnWire): DrawnTension {
  requirePositive(length, 'length of the path in m')
  requireNotNegative(friction, 'coefficient of friction')
  requirePositive(tension, 'tension in N')
  requirePositive(longestStep, 'longest step in m')
  // The tension is carried relative to that at the start, so that the tolerances fit wires under any pull.
  const solver = dormandPrince(
    2,
    (distance, state, into) => {
      const turning = Math.abs(curvature(distance))
      requireFinite(turning, `curvature in 1/m at ${distance} m`)
      into[0] = friction * turning * state[0]
      into[1] = turning
    },
    { relative: 1e-10, absolute: 1e-12, longest: longestStep },
  )
  solver.start(0, [1, 0])
  solver.advance(length)
  return { tension: tension * solver.state[0], wrapAngle: solver.state[1] }
}
