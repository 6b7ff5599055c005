import { fail } from './errors.ts'
import { requirePositive } from './require-range.ts'

/** A straight, slender, uniform rod that bends and does not stretch: a piece of guidewire or catheter between a clamp and its free tip. */
export interface Rod {
  /** Free length from the clamp to the tip, m, > 0. */
  readonly length: number
  /** Bending stiffness EI, N·m², > 0. */
  readonly bendingStiffness: number
  /** Straight edges of equal length that stand for the rod, 4 to 4000 (default 400); the error falls with their square. */
  readonly edges?: number
}

/** A wire of solid circular section: diameter in m and Young's modulus in Pa, both > 0. */
export interface SolidWire {
  readonly diameter: number
  readonly youngsModulus: number
}

/** Most edges of a rod: beyond them the rounding of the second differences outweighs what finer edges gain. */
export const mostEdges = 4000

/**
 * Bending stiffness EI of a solid wire in N·m², π d⁴ E / 64. A real guidewire is a tapered composite, whose stiffness is measured.
 * Source: Timoshenko, Gere, Theory of elastic stability, 2nd ed. (1961), appendix.
 *
 * @example
 * wireBendingStiffness({ diameter: 0.89e-3, youngsModulus: 80e9 }) // 2.464e-3
 */
export function wireBendingStiffness({ diameter, youngsModulus }: SolidWire): number {
  requirePositive(diameter, 'diameter in m')
  requirePositive(youngsModulus, "Young's modulus in Pa")
  return (Math.PI * diameter ** 4 * youngsModulus) / 64
}

/** The rod with its default filled in; throws VASCULAR_RANGE where it has no length, no stiffness or no whole number of edges. */
export function completeRod({ length, bendingStiffness, edges = 400 }: Rod): Required<Rod> {
  requirePositive(length, 'length of the rod in m')
  requirePositive(bendingStiffness, 'bending stiffness of the rod in N·m²')
  if (!(Number.isInteger(edges) && edges >= 4 && edges <= mostEdges))
    throw fail('VASCULAR_RANGE', { what: 'number of edges', value: edges, range: `the whole numbers from 4 to ${mostEdges}` })
  return { length, bendingStiffness, edges }
}
