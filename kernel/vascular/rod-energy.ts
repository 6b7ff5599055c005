/** A load without unit: force times L²/EI along and across the clamp, moment times L/EI. */
export interface ScaledLoad {
  readonly axial: number
  readonly transverse: number
  readonly moment: number
}

/** Energy of a rod of unit length and stiffness in the angles of its n edges, with its first and second derivatives; no call allocates. */
export interface RodEnergy {
  /** Bending energy plus potential of the load, in EI/L, 0 for the straight rod. */
  value(angles: Float64Array): number
  /** Sum of the sizes of the terms of `value`, against which its rounding is judged. */
  size(angles: Float64Array): number
  /** Bending energy alone, in EI/L. */
  bending(angles: Float64Array): number
  /** Writes the moment by which each edge is out of equilibrium, in EI/L. */
  gradient(angles: Float64Array, into: Float64Array): void
  /** Writes the diagonal of the tangent stiffness; its off-diagonals are all −n. */
  stiffness(angles: Float64Array, into: Float64Array): void
}

/**
 * Discrete elastic rod in the plane: n rigid edges of length 1/n, each joint with bending energy n/2 (θⱼ − θⱼ₋₁)², and the clamp half
 * an edge before the middle of the first edge. Edges cannot stretch, so no constraint is left over. Its equilibrium is the central
 * difference of Euler's EI θ'' + F·∂t/∂θ = 0, with an error of order 1/n².
 * Source: Hencky, Der Eisenbau 11:437 (1920); Bergou, Wardetzky, Robinson, Audoly, Grinspun, ACM Trans Graph 27:63 (2008).
 */
export function rodEnergy(n: number, { axial, transverse, moment }: ScaledLoad): RodEnergy {
  const bending = (angles: Float64Array): number => {
    let squares = 2 * angles[0] * angles[0]
    for (let j = 1; j < n; j++) squares += (angles[j] - angles[j - 1]) ** 2
    return (n / 2) * squares
  }

  // 1 − cos θ is taken as 2 sin² θ/2, which keeps its digits while the rod is nearly straight.
  const value = (angles: Float64Array): number => {
    let work = 0
    for (let j = 0; j < n; j++) work += transverse * Math.sin(angles[j]) - 2 * axial * Math.sin(angles[j] / 2) ** 2
    return bending(angles) - work / n - moment * angles[n - 1]
  }

  const size = (angles: Float64Array): number => {
    let work = 0
    for (let j = 0; j < n; j++) work += Math.abs(transverse * Math.sin(angles[j])) + 2 * Math.abs(axial) * Math.sin(angles[j] / 2) ** 2
    return bending(angles) + work / n + Math.abs(moment * angles[n - 1])
  }

  const gradient = (angles: Float64Array, into: Float64Array): void => {
    let inner = 2 * n * angles[0]
    for (let j = 0; j < n; j++) {
      const outer = j < n - 1 ? n * (angles[j + 1] - angles[j]) : moment
      into[j] = inner - outer - (transverse * Math.cos(angles[j]) - axial * Math.sin(angles[j])) / n
      inner = outer
    }
  }

  const stiffness = (angles: Float64Array, into: Float64Array): void => {
    for (let j = 0; j < n; j++) {
      const joints = j === 0 ? 3 : j < n - 1 ? 2 : 1
      into[j] = joints * n + (transverse * Math.sin(angles[j]) + axial * Math.cos(angles[j])) / n
    }
  }

  return { value, size, bending, gradient, stiffness }
}
