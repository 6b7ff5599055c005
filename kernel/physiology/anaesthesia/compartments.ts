import type { LinearSystem } from './linear-flow.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'

/**
 * Three compartments and effect sites as a linear system of concentrations: plasma, second, third, then one effect site for each
 * equilibration constant in /min. An input in mg/min gives mg/L, that is µg/mL; one in µg/min gives µg/L, that is ng/mL.
 */
export function threeCompartments(drug: Omit<Pharmacokinetics, 'ke0'>, sites: readonly number[]): LinearSystem {
  const { v1, v2, v3, cl1, cl2, cl3 } = drug
  const size = 3 + sites.length
  const matrix = new Float64Array(size * size)
  matrix.set([-(cl1 + cl2 + cl3) / v1, cl2 / v1, cl3 / v1], 0)
  matrix.set([cl2 / v2, -cl2 / v2], size)
  matrix.set([cl3 / v3, 0, -cl3 / v3], 2 * size)
  for (const [k, ke] of sites.entries()) {
    matrix[(3 + k) * size] = ke
    matrix[(3 + k) * (size + 1)] = -ke
  }
  const gain = new Float64Array(size)
  gain[0] = 1 / v1
  return { size, matrix, gain }
}

/** One compartment with volume in L and clearance in L/min. */
export const oneCompartment = ({ volume, clearance }: { readonly volume: number; readonly clearance: number }): LinearSystem => ({
  size: 1,
  matrix: Float64Array.of(-clearance / volume),
  gain: Float64Array.of(1 / volume),
})
